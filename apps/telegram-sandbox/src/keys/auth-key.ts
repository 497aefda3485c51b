import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What a client says about itself in initConnection. https://core.telegram.org/method/initConnection */
export const clientInfoSchema = z.object({
  apiId: z.number(),
  deviceModel: z.string(),
  systemVersion: z.string(),
  appVersion: z.string(),
  systemLangCode: z.string(),
  langPack: z.string(),
  langCode: z.string(),
});
export type ClientInfo = z.infer<typeof clientInfoSchema>;

/**
 * One entry in the list of somebody's sessions. It begins with the code or the scan, also while the two-step
 * password is still owed; the keys of one client in several data centres share it.
 */
export type Login = {
  /** What the session is addressed by in account.resetAuthorization. */
  readonly hash: bigint;
  /** When it began, in milliseconds of the world's time. */
  readonly at: number;
  /** False until the owner has said from another session that this one is theirs. */
  readonly confirmed: boolean;
};

/** One authorization key: the lasting secret of one installation of a client. */
export type AuthKey = {
  readonly id: bigint;
  readonly secret: Buffer;
  /** What both sides computed in the handshake. */
  readonly firstSalt: bigint;
  /** In milliseconds of real time. */
  readonly createdAt: number;
  readonly dcId: number;
  /** The API layer the client announced last; a client that reconnects does not say it again. */
  layer: number | null;
  /** What the client said about itself last. */
  client: ClientInfo | null;
  /** Who is logged in with this key. */
  userId: number | null;
  /** Who entered a valid code with this key and still owes the two-step password. */
  passwordOwedBy: number | null;
  /** Of whom is logged in or owes the password. */
  login: Login | null;
  /** When the logged-in client called last, in milliseconds of the world's time and to a few minutes. */
  activeAt: number;
  /** Ended by someone else than the client itself. */
  revoked: boolean;
  /** Used over two connections at once: dead for good. */
  duplicated: boolean;
};

/** A session that begins now. The hash is never 0: that means the current session. */
export function newLogin(at: number, { confirmed }: Pick<Login, 'confirmed'>): Login {
  return { hash: (randomBytes(8).readBigUInt64LE() >> 1n) | 1n, at, confirmed };
}
