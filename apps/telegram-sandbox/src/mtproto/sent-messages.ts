import type { Buffer } from 'node:buffer';
import { forgetOldest } from './forget-oldest.ts';

const MAX_KEPT = 96;
const MAX_KEPT_BYTES = 256 * 1024;
/** As many as messages of the client are remembered; see ReceivedMessages. */
const MAX_EVICTED = 512;

/** A message of the server under the id and number it was sent with, which it keeps when it is sent again. */
export type SentMessage = { readonly id: bigint; readonly seqNo: number; readonly body: Buffer };

type Kept = SentMessage & { readonly answerTo: bigint | null };

/**
 * The content-related messages sent in one session that the client has not acknowledged yet, oldest first. If there
 * are too many, pushes are forgotten first: what they said can be had by updates.getDifference, an answer nowhere.
 */
export class SentMessages {
  readonly #kept = new Map<bigint, Kept>();
  /** By the id of the client's message. */
  readonly #answers = new Map<bigint, bigint>();
  /** To which messages of the client the answer had to be forgotten. */
  readonly #evicted = new Set<bigint>();
  #bytes = 0;

  keep(message: SentMessage, answerTo: bigint | null = null): void {
    this.#kept.set(message.id, { ...message, answerTo });
    if (answerTo !== null) {
      this.#answers.set(answerTo, message.id);
      this.#evicted.delete(answerTo);
    }
    this.#bytes += message.body.length;
    while (this.#kept.size > MAX_KEPT || (this.#bytes > MAX_KEPT_BYTES && this.#kept.size > 1)) {
      this.#evictOne(message.id);
    }
  }

  get(messageId: bigint): SentMessage | null {
    return this.#kept.get(messageId) ?? null;
  }

  /** The answer to a client's message. */
  answerTo(messageId: bigint): SentMessage | null {
    const answerId = this.#answers.get(messageId);
    return answerId === undefined ? null : this.get(answerId);
  }

  /** Whether the answer to a client's message was forgotten before it was acknowledged. */
  evicted(requestId: bigint): boolean {
    return this.#evicted.has(requestId);
  }

  all(): readonly SentMessage[] {
    return [...this.#kept.values()];
  }

  /** Forgets messages, which need not be known. */
  acknowledge(messageIds: readonly bigint[]): void {
    for (const id of messageIds) {
      const kept = this.#kept.get(id);
      if (!kept) continue;
      this.#kept.delete(id);
      this.#bytes -= kept.body.length;
      if (kept.answerTo !== null) this.#answers.delete(kept.answerTo);
    }
  }

  #evictOne(newest: bigint): void {
    const others = [...this.#kept.values()].filter(({ id }) => id !== newest);
    const victim = others.find(({ answerTo }) => answerTo === null) ?? others[0];
    if (!victim) return;
    this.acknowledge([victim.id]);
    if (victim.answerTo === null) return;
    this.#evicted.add(victim.answerTo);
    forgetOldest(this.#evicted, MAX_EVICTED);
  }
}
