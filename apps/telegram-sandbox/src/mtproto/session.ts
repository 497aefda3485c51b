import type { Buffer } from 'node:buffer';

const REMEMBERED_MESSAGES = 512;
const KEPT_ANSWERS = 32;

/**
 * One session of a client: what it has sent, so that a message which comes twice is executed once, and which
 * answers it has not acknowledged. https://core.telegram.org/mtproto/description#session
 */
export class Session {
  readonly id: bigint;
  readonly #received = new Set<bigint>();
  /** By the id of the client's message. */
  readonly #answers = new Map<bigint, { readonly answerId: bigint; readonly body: Buffer }>();
  #contentSent = 0;
  #announced = false;

  constructor(id: bigint) {
    this.id = id;
  }

  /** True the first time: the client has to be told that its session is new here. */
  announce(): boolean {
    const first = !this.#announced;
    this.#announced = true;
    return first;
  }

  /** False if this message came before. */
  receive(messageId: bigint): boolean {
    if (this.#received.has(messageId)) return false;
    this.#received.add(messageId);
    forgetOldest(this.#received, REMEMBERED_MESSAGES);
    return true;
  }

  hasReceived(messageId: bigint): boolean {
    return this.#received.has(messageId);
  }

  /** Keeps an answer until it is acknowledged, for a client that asks again. */
  keepAnswer(messageId: bigint, answerId: bigint, body: Buffer): void {
    this.#answers.set(messageId, { answerId, body });
    forgetOldest(this.#answers, KEPT_ANSWERS);
  }

  /** The unacknowledged answer to a client's message. */
  answerTo(messageId: bigint): Buffer | null {
    return this.#answers.get(messageId)?.body ?? null;
  }

  /** Forgets the answer to a client's message; false if there is none. */
  dropAnswer(messageId: bigint): boolean {
    return this.#answers.delete(messageId);
  }

  acknowledge(answerIds: readonly bigint[]): void {
    for (const [messageId, { answerId }] of this.#answers) {
      if (answerIds.includes(answerId)) this.#answers.delete(messageId);
    }
  }

  /** Twice the number of content-related messages before it, plus one if it is one itself. */
  nextSeqNo(contentRelated: boolean): number {
    if (!contentRelated) return this.#contentSent * 2;
    this.#contentSent++;
    return this.#contentSent * 2 - 1;
  }
}

function forgetOldest(from: Set<bigint> | Map<bigint, unknown>, most: number): void {
  const oldest = from.keys().next().value;
  if (from.size > most && oldest !== undefined) from.delete(oldest);
}
