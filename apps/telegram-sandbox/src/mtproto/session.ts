import type { Buffer } from 'node:buffer';
import type { AuthKey } from '../keys/auth-key.ts';

const REMEMBERED_MESSAGES = 512;
const KEPT_ANSWERS = 32;
/** A client that leaves more unacknowledged asks for what it missed with updates.getDifference anyway. */
const KEPT_PUSHES = 64;

/** A session and the key it belongs to: who a message comes from or goes to. */
export type Peer = { readonly key: AuthKey; readonly session: Session };

/** A message of the server under the id and number it was sent with, which it keeps when it is sent again. */
export type SentMessage = { readonly id: bigint; readonly seqNo: number; readonly body: Buffer };

/**
 * One session of a client: what it has sent, so that a message which comes twice is executed once, and which
 * answers it has not acknowledged. https://core.telegram.org/mtproto/description#session
 */
export class Session {
  readonly id: bigint;
  readonly #received = new Set<bigint>();
  /** By the id of the client's message. */
  readonly #answers = new Map<bigint, { readonly answerId: bigint; readonly body: Buffer }>();
  /** By their own id. */
  readonly #pushes = new Map<bigint, SentMessage>();
  #contentSent = 0;
  #announced = false;
  #subscribed: boolean | null = null;

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

  /** False if every call so far declined updates. */
  get wantsUpdates(): boolean {
    return this.#subscribed !== false;
  }

  /** One call without invokeWithoutUpdates is enough to subscribe the session. */
  called({ withoutUpdates }: { readonly withoutUpdates: boolean }): void {
    if (!withoutUpdates) this.#subscribed = true;
    else this.#subscribed ??= false;
  }

  /** Keeps a push until it is acknowledged, to send it again on a new connection or when the client asks. */
  keepPush(push: SentMessage): void {
    this.#pushes.set(push.id, push);
    forgetOldest(this.#pushes, KEPT_PUSHES);
  }

  /** The unacknowledged push with this id. */
  push(pushId: bigint): SentMessage | null {
    return this.#pushes.get(pushId) ?? null;
  }

  /** The unacknowledged pushes, oldest first. */
  pushes(): readonly SentMessage[] {
    return [...this.#pushes.values()];
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
    for (const id of answerIds) this.#pushes.delete(id);
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
