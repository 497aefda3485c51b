import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../crypto/hash.ts';
import { AppendLog } from '../storage/append-log.ts';
import type { AuthKey } from './auth-key.ts';

/**
 * A salt changes every half an hour, and the one before is accepted for as long again.
 * https://core.telegram.org/mtproto/description#server-salt
 */
const PERIOD_SECONDS = 30 * 60;
/** https://core.telegram.org/mtproto/service_messages#request-for-several-future-salts */
const MAX_FUTURE_SALTS = 64;

const rotationSchema = z.object({ rotatedAt: z.number() });

/** A salt and when it is good, in seconds of real time. */
export type FutureSalt = { readonly since: number; readonly until: number; readonly salt: bigint };

/** What is known of a key's salts as long as nothing changes. */
type Derived = { readonly period: number; readonly rotations: number; readonly salts: readonly bigint[] };

/**
 * The salts of all keys. They follow from the key and the real time, so they are the same after a restart; only
 * a rotation out of turn is written down.
 */
export class Salts {
  readonly #log: AppendLog<z.infer<typeof rotationSchema>>;
  readonly #derived = new WeakMap<AuthKey, Derived>();
  #rotations: number;
  #rotatedAt: number;

  constructor(dataDirectory: string) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'salts.ndjson'), rotationSchema);
    this.#log = log;
    this.#rotations = entries.length;
    this.#rotatedAt = entries.at(-1)?.rotatedAt ?? 0;
  }

  /** What a client has to use now. */
  current(key: AuthKey): bigint {
    return this.#of(key)[0] ?? 0n;
  }

  /** Whether a client may (still) use this one; at first that is also the one both sides know from the handshake. */
  accepts(key: AuthKey, salt: bigint): boolean {
    if (this.#of(key).includes(salt)) return true;
    const age = Date.now() - key.createdAt;
    return salt === key.firstSalt && age < 2 * PERIOD_SECONDS * 1_000 && key.createdAt > this.#rotatedAt;
  }

  /** The current salt and those that follow, each good from the beginning of its period to the end of the next. */
  future(key: AuthKey, count: number): FutureSalt[] {
    const first = currentPeriod();
    return Array.from({ length: Math.min(Math.max(count, 1), MAX_FUTURE_SALTS) }, (_, index) => {
      const period = first + index;
      const since = period * PERIOD_SECONDS;
      return { since, until: since + 2 * PERIOD_SECONDS, salt: this.#derive(key, period) };
    });
  }

  /** All salts that were given out end at once; clients are told the new one when they next speak. */
  rotate(): void {
    const rotatedAt = Date.now();
    this.#log.append({ rotatedAt });
    this.#rotations++;
    this.#rotatedAt = rotatedAt;
  }

  close(): void {
    this.#log.close();
  }

  /** The current one and the one before. */
  #of(key: AuthKey): readonly bigint[] {
    const period = currentPeriod();
    const known = this.#derived.get(key);
    if (known?.period === period && known.rotations === this.#rotations) return known.salts;
    const salts = [this.#derive(key, period), this.#derive(key, period - 1)];
    this.#derived.set(key, { period, rotations: this.#rotations, salts });
    return salts;
  }

  #derive(key: AuthKey, period: number): bigint {
    return sha256(key.secret, Buffer.from(`salt ${this.#rotations} ${period}`)).readBigInt64LE();
  }
}

const currentPeriod = (): number => Math.floor(Date.now() / 1_000 / PERIOD_SECONDS);
