import type { Buffer } from 'node:buffer';

/** A client that leaves more unacknowledged asks for what it missed with updates.getDifference anyway. */
const MAX_KEPT = 96;
const MAX_KEPT_BYTES = 256 * 1024;

/** A message of the server under the id and number it was sent with, which it keeps when it is sent again. */
export type SentMessage = { readonly id: bigint; readonly seqNo: number; readonly body: Buffer };

type Kept = SentMessage & { readonly answerTo: bigint | null };

/** The content-related messages sent in one session that the client has not acknowledged yet, oldest first. */
export class SentMessages {
  readonly #kept = new Map<bigint, Kept>();
  /** By the id of the client's message. */
  readonly #answers = new Map<bigint, bigint>();
  #bytes = 0;

  keep(message: SentMessage, answerTo: bigint | null = null): void {
    this.#kept.set(message.id, { ...message, answerTo });
    if (answerTo !== null) this.#answers.set(answerTo, message.id);
    this.#bytes += message.body.length;
    while (this.#kept.size > MAX_KEPT || (this.#bytes > MAX_KEPT_BYTES && this.#kept.size > 1)) {
      const oldest = this.#kept.keys().next().value;
      if (oldest !== undefined) this.acknowledge([oldest]);
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
}
