import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Login, newLogin } from '../keys/auth-key.ts';
import { AppendLog } from '../storage/append-log.ts';

/** Who scanned a code, and the login that began with it. */
export type Acceptance = { readonly userId: number; readonly login: Login };

/** What a client that waits to be logged in shows as a QR code. https://core.telegram.org/api/qr-login */
export type QrToken = {
  /** In base64url, as in tg://login?token=… */
  readonly token: string;
  readonly keyId: bigint;
  /** Accounts the client has already; they shall not accept. */
  readonly exceptIds: readonly number[];
  readonly exportedAt: number;
  readonly expiresAt: number;
  /** The client shows another one by now. */
  replaced: boolean;
  accepted: Acceptance | null;
  /** The key to which the login went; in another data centre it is another than the one that exported. */
  usedBy: bigint | null;
};

/** "Usually 30 seconds": https://core.telegram.org/api/qr-login#exporting-a-login-token */
const LIFETIME_MS = 30_000;
/** How long a client may take to fetch the login after the scan. Telegram names no time: assumption. */
const ACCEPTED_LIFETIME_MS = 5 * 60_000;
/** How many are kept though they are expired, so that who comes late is told so. */
const REMEMBERED = 1_000;

const token = z.string();
const entrySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('exported'),
    token,
    keyId: z.string(),
    exceptIds: z.array(z.number()),
    at: z.number(),
  }),
  z.object({ type: z.literal('accepted'), token, userId: z.number(), hash: z.string(), at: z.number() }),
  z.object({ type: z.literal('used'), token, keyId: z.string() }),
]);
type Entry = z.infer<typeof entrySchema>;

/** The QR codes that were shown, and what became of them; also after a restart. */
export class QrTokens {
  readonly #clock: Clock;
  readonly #log: AppendLog<Entry>;
  readonly #tokens = new Map<string, QrToken>();
  /** The one each client shows. */
  readonly #shown = new Map<bigint, QrToken>();

  constructor(dataDirectory: string, clock: Clock) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'qr-tokens.ndjson'), entrySchema);
    this.#clock = clock;
    this.#log = log;
    for (const entry of entries) this.#apply(entry);
  }

  /** A new token for this key; it takes the place of the one before. */
  export(keyId: bigint, exceptIds: readonly number[]): QrToken {
    const fresh = randomBytes(32).toString('base64url');
    const at = this.#clock.now();
    this.#commit({ type: 'exported', token: fresh, keyId: keyId.toString(), exceptIds: [...exceptIds], at });
    const exported = this.get(fresh);
    if (!exported) throw new Error('a token was exported but is not there');
    return exported;
  }

  get(text: string): QrToken | null {
    return this.#tokens.get(text) ?? null;
  }

  /** The token a client shows. */
  shownBy(keyId: bigint): QrToken | null {
    return this.#shown.get(keyId) ?? null;
  }

  /** Those that can be scanned now, oldest first. */
  waiting(): QrToken[] {
    return [...this.#shown.values()].filter(shown => !shown.accepted && !this.isExpired(shown));
  }

  /** Whether it is too late to scan it or, once it was, to fetch the login. */
  isExpired({ replaced, accepted, expiresAt }: QrToken): boolean {
    if (accepted) return accepted.login.at + ACCEPTED_LIFETIME_MS <= this.#clock.now();
    return replaced || expiresAt <= this.#clock.now();
  }

  /** This person scanned it. */
  accept({ token: text }: QrToken, userId: number): Login {
    const login = newLogin(this.#clock.now(), { confirmed: true });
    this.#commit({ type: 'accepted', token: text, userId, hash: login.hash.toString(), at: login.at });
    return login;
  }

  /** The login went to this key. */
  use({ token: text }: QrToken, keyId: bigint): void {
    this.#commit({ type: 'used', token: text, keyId: keyId.toString() });
  }

  close(): void {
    this.#log.close();
  }

  #commit(entry: Entry): void {
    this.#log.append(entry);
    this.#apply(entry);
  }

  #apply(entry: Entry): void {
    if (entry.type === 'exported') {
      this.#show(entry);
      return;
    }
    const known = this.#tokens.get(entry.token);
    if (!known) return;
    if (entry.type === 'used') known.usedBy = BigInt(entry.keyId);
    else
      known.accepted = {
        userId: entry.userId,
        login: { hash: BigInt(entry.hash), at: entry.at, confirmed: true },
      };
  }

  #show({ token: text, keyId, exceptIds, at }: Extract<Entry, { type: 'exported' }>): void {
    const before = this.#shown.get(BigInt(keyId));
    if (before) before.replaced = true;
    const exported: QrToken = {
      token: text,
      keyId: BigInt(keyId),
      exceptIds,
      exportedAt: at,
      expiresAt: at + LIFETIME_MS,
      replaced: false,
      accepted: null,
      usedBy: null,
    };
    this.#tokens.set(text, exported);
    this.#shown.delete(exported.keyId);
    this.#shown.set(exported.keyId, exported);
    for (const oldest of this.#tokens.values()) {
      if (this.#tokens.size <= REMEMBERED || !this.isExpired(oldest)) break;
      this.#tokens.delete(oldest.token);
      if (this.#shown.get(oldest.keyId) === oldest) this.#shown.delete(oldest.keyId);
    }
  }
}
