import { forgetOldest } from './forget-oldest.ts';
import type { ProtocolMessage } from './messages.ts';

const REMEMBERED = 512;

/** What became of a message: `dropped` is a call whose answer the client no longer wants. */
export type Progress = (typeof progresses)[number];
const progresses = ['received', 'processing', 'answered', 'dropped'] as const;

/** A sequence number and the place of a progress in one number: there are many, and an object each is dear. */
type Received = number;
const received = (seqNo: number, progress: Progress): Received =>
  seqNo * progresses.length + progresses.indexOf(progress);
const seqNoOf = (one: Received): number => Math.floor(one / progresses.length);
const progressOf = (one: Received): Progress | null =>
  progresses[one - seqNoOf(one) * progresses.length] ?? null;

/**
 * What is wrong with a message, by the numbers of
 * https://core.telegram.org/mtproto/service_messages_about_messages#notice-of-ignored-error-message
 */
export type Refusal = 19 | 20 | 32 | 33 | 34 | 35;

/** The messages a client has sent in one session: each is taken once, and in an order its numbers agree with. */
export class ReceivedMessages {
  readonly #messages = new Map<bigint, Received>();
  readonly #containers = new Set<bigint>();
  /** Of messages up to this id it is not known any more whether they were received. */
  #forgotten = 0n;
  #highestId = 0n;
  #highestSeqNo = -1;

  /** `again` for a message that came before; a refusal for one that may not be taken. */
  take(message: ProtocolMessage, kind: 'call' | 'service'): 'new' | 'again' | Refusal {
    const { id, seqNo } = message;
    if (this.#messages.has(id)) return 'again';
    if (id <= this.#forgotten) return 20;
    const contentRelated = (seqNo & 1) === 1;
    // No 34 for an acknowledgement with an odd number, though the text wants an even one: mtcute 0.30.3 sends them
    // so (session-connection.js, msgs_ack in a container), and Telegram takes it.
    if (kind === 'call' && !contentRelated) return 35;
    const disorder = this.#disorder(id, seqNo);
    if (disorder !== null) return disorder;
    this.#remember(id, seqNo, kind === 'call' ? 'processing' : 'received');
    return 'new';
  }

  /** A container has an id of its own, which no other message may have had; null if it is in order. */
  takeContainer({ id, seqNo }: ProtocolMessage): Refusal | null {
    if (this.#messages.has(id)) return 19;
    if ((seqNo & 1) === 1) return 34;
    this.#containers.add(id);
    forgetOldest(this.#containers, REMEMBERED);
    return null;
  }

  progress(messageId: bigint): Progress | null {
    const one = this.#messages.get(messageId);
    return one === undefined ? null : progressOf(one);
  }

  /** The new progress of a call, unless nobody waits for it any more. */
  advance(messageId: bigint, progress: Progress): void {
    const one = this.#messages.get(messageId);
    if (one !== undefined) this.#messages.set(messageId, received(seqNoOf(one), progress));
  }

  /** As if the message had been lost on its way: mtcute asks what became of it, and sends it again. */
  forget(messageId: bigint): void {
    this.#messages.delete(messageId);
  }

  /** Whether a message that was not received is too old or too new to tell; null if it lies between. */
  outside(messageId: bigint): 'old' | 'new' | null {
    if (this.#containers.has(messageId)) return null;
    if (messageId > this.#highestId) return 'new';
    const [oldest] = this.#messages.keys();
    return oldest === undefined || messageId < oldest ? 'old' : null;
  }

  /**
   * Sequence numbers of content-related messages grow with the ids. 32: a message with a lower id had a greater
   * number, or the same odd one; 33: one with a higher id a lower number.
   */
  #disorder(id: bigint, seqNo: number): 32 | 33 | null {
    if (id > this.#highestId && seqNo > this.#highestSeqNo) return null;
    for (const [otherId, other] of this.#messages) {
      const otherSeqNo = seqNoOf(other);
      if ((otherSeqNo & 1) === 0) continue;
      const same = otherSeqNo === seqNo;
      if (otherId < id && (otherSeqNo > seqNo || same)) return 32;
      if (otherId > id && (otherSeqNo < seqNo || same)) return 33;
    }
    return null;
  }

  #remember(id: bigint, seqNo: number, progress: Progress): void {
    this.#messages.set(id, received(seqNo, progress));
    if (id > this.#highestId) this.#highestId = id;
    if (seqNo > this.#highestSeqNo) this.#highestSeqNo = seqNo;
    const forgotten = forgetOldest(this.#messages, REMEMBERED);
    if (forgotten !== null && forgotten > this.#forgotten) this.#forgotten = forgotten;
  }
}
