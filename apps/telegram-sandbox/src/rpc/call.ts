import type { AuthKey } from '../keys/auth-key.ts';
import type { Session } from '../mtproto/session.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Person } from '../world/person.ts';

/** What a call says about itself for the record, besides its name and outcome. */
export type Noted = {
  /** Whether it came as far as being executed; before, a fault, patience or a restriction may refuse it. */
  executed?: true;
  chatId?: number;
  userIds?: number[];
  /** Who was really added, and who was not. */
  invited?: number[];
  missing?: number[];
  /** The other of two connections over which one key was used at once. */
  otherConnectionId?: number;
  /** Why it did not end as it would have by itself. */
  causedBy?: Cause;
};

/** A fault by its id, or a rule of patience by its name. */
export type Cause = { readonly kind: 'fault' | 'patience'; readonly name: string };

/** One call on its way: what it may use, who makes it, and what it has addressed so far. */
export type CallContext = {
  readonly sandbox: Sandbox;
  readonly key: AuthKey;
  /** Where the call came from: what it causes is pushed to the others only. */
  readonly session: Session;
  /** The id of the message that carried the call. */
  readonly messageId: bigint;
  /** The messages whose calls have to succeed before. */
  readonly after: readonly bigint[];
  readonly connectionId: number;
  /** The data centre the call came in at. */
  readonly dcId: number;
  /** Whether it came in where only files are sent. */
  readonly media: boolean;
  readonly noted: Noted;
};

/** A call by somebody who is logged in. */
export type UserCallContext = CallContext & { readonly viewer: Person };
