import type { Noted } from '../rpc/call.ts';

/** Remembers for the record whom a call addresses, also if it is refused afterwards. */
export function noteUser(noted: Noted, userId: number): void {
  noted.userIds ??= [];
  noted.userIds.push(userId);
}
