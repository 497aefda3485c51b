import type { AccountLogEntry, AccountLogKind, ErrorCode } from '@muster/contracts';

/** Something an account did, or failed to do. No secret, no phone number and no person may stand in it. */
export type Happening = {
  teamId: string;
  /** Null for an attempt to connect that led to no account. */
  accountId: string | null;
  kind: AccountLogKind;
  /** Telegram's name of what was asked of it: `channels.InviteToChannel`. */
  method?: string;
  code?: ErrorCode;
  platformError?: string | null;
  detail?: AccountLogEntry['detail'];
};

/** A happening on its way into the log. */
export type NewEntry = Happening & { id: string; at: Date };

/** Writes down what happened; costs the caller nothing and fails never. */
export type Note = (happening: Happening) => void;
