import { randomBytes, randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppendLog } from '../storage/append-log.ts';

/** How the code reaches the person. */
export type Channel = z.infer<typeof channelSchema>;

export type LoginCode = {
  readonly phone: string;
  readonly code: string;
  /** What the client shows to prove that it asked for this code. */
  readonly hash: string;
  /** The auth key that asked for it, and the only one that may enter it. */
  readonly keyId: bigint;
  readonly channel: Channel;
  readonly sentAt: number;
  readonly expiresAt: number;
  wrongTries: number;
  used: boolean;
  cancelled: boolean;
};

export const CODE_LENGTH = 5;
const LIFETIME_MS = 5 * 60_000;
/** After so many wrong codes the right one has expired too. Telegram names no number: assumption. */
const MAX_WRONG_TRIES = 5;
const REMEMBERED_PER_PHONE = 20;

const channelSchema = z.enum(['app', 'sms', 'call']);
const about = { phone: z.string(), hash: z.string() };
const entrySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('sent'),
    ...about,
    code: z.string(),
    keyId: z.string(),
    channel: channelSchema,
    at: z.number(),
  }),
  z.object({ type: z.literal('wrong'), ...about }),
  z.object({ type: z.literal('used'), ...about }),
  z.object({ type: z.literal('cancelled'), ...about }),
]);
type Entry = z.infer<typeof entrySchema>;

/** The codes that went out, and the phones on which they arrive; also after a restart. */
export class LoginCodes {
  readonly events = new EventEmitter<{ sent: [LoginCode] }>();
  readonly #clock: Clock;
  readonly #log: AppendLog<Entry>;
  readonly #byPhone = new Map<string, LoginCode[]>();

  constructor(dataDirectory: string, clock: Clock) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'login-codes.ndjson'), entrySchema);
    this.#clock = clock;
    this.#log = log;
    for (const entry of entries) this.#apply(entry);
  }

  /** Sends a new code; under the same hash when it follows an earlier one. */
  send(
    { phone, keyId, channel }: Pick<LoginCode, 'phone' | 'keyId' | 'channel'>,
    hash = randomBytes(9).toString('hex'),
  ): LoginCode {
    const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, '0');
    const at = this.#clock.now();
    this.#commit({ type: 'sent', phone, hash, code, keyId: keyId.toString(), channel, at });
    const [sent] = this.of(phone);
    if (!sent) throw new Error('a code was sent but is not there');
    this.events.emit('sent', sent);
    return sent;
  }

  /** The codes a phone has received, newest first. */
  of(phone: string): readonly LoginCode[] {
    return this.#byPhone.get(phone) ?? [];
  }

  /** The newest code under a hash, if this key may still enter it. */
  pending(phone: string, hash: string, keyId: bigint): LoginCode | null {
    const newest = this.#newest(phone, hash);
    if (!newest || newest.used || newest.cancelled || newest.keyId !== keyId) return null;
    if (newest.wrongTries >= MAX_WRONG_TRIES) return null;
    return newest.expiresAt > this.#clock.now() ? newest : null;
  }

  /** Somebody entered another code than this one. */
  mistake({ phone, hash }: LoginCode): void {
    this.#commit({ type: 'wrong', phone, hash });
  }

  use({ phone, hash }: LoginCode): void {
    this.#commit({ type: 'used', phone, hash });
  }

  cancel({ phone, hash }: LoginCode): void {
    this.#commit({ type: 'cancelled', phone, hash });
  }

  /** The owner of this phone has made the codes that stand in this text known. */
  endThoseIn(text: string, phone: string): void {
    const known = this.of(phone).filter(sent => !sent.used && !sent.cancelled && text.includes(sent.code));
    for (const sent of known) this.cancel(sent);
  }

  close(): void {
    this.#log.close();
  }

  #newest(phone: string, hash: string): LoginCode | undefined {
    return this.of(phone).find(code => code.hash === hash);
  }

  #commit(entry: Entry): void {
    this.#log.append(entry);
    this.#apply(entry);
  }

  #apply(entry: Entry): void {
    const { phone, hash } = entry;
    if (entry.type === 'sent') {
      const { code, channel, at } = entry;
      const sent = { phone, hash, code, channel, sentAt: at, expiresAt: at + LIFETIME_MS };
      const state = { keyId: BigInt(entry.keyId), wrongTries: 0, used: false, cancelled: false };
      this.#byPhone.set(phone, [{ ...sent, ...state }, ...this.of(phone)].slice(0, REMEMBERED_PER_PHONE));
      return;
    }
    const code = this.#newest(phone, hash);
    if (!code) return;
    if (entry.type === 'wrong') code.wrongTries++;
    else code[entry.type] = true;
  }
}
