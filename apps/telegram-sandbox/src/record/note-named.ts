import { namedIn } from '../faults/addressed-ids.ts';
import type { Noted } from '../rpc/call.ts';

/** No call that is executed names more people; see USERS_TOO_MUCH. */
const MOST_NAMED = 100;

/** For a call that was never executed: the chat and the people in its fields, whether they exist or not. */
export function noteNamed(query: object, noted: Noted): void {
  const { chats, users } = namedIn(query);
  const [chatId] = chats;
  if (chatId !== undefined) noted.chatId = Number(chatId);
  if (users.size > 0) noted.userIds = [...users].slice(0, MOST_NAMED).map(Number);
}
