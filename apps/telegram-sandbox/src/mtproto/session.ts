import type { AuthKey } from '../keys/auth-key.ts';
import { CallOrder } from './call-order.ts';
import { ReceivedMessages } from './received-messages.ts';
import { SentMessages } from './sent-messages.ts';

/** A session and the key it belongs to: who a message comes from or goes to. */
export type Peer = { readonly key: AuthKey; readonly session: Session };

/** One session of a client. https://core.telegram.org/mtproto/description#session */
export class Session {
  readonly id: bigint;
  readonly received = new ReceivedMessages();
  readonly order = new CallOrder();
  readonly unacknowledged = new SentMessages();
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

  /** False if every call so far declined updates. */
  get wantsUpdates(): boolean {
    return this.#subscribed !== false;
  }

  /** One call without invokeWithoutUpdates is enough to subscribe the session. */
  called({ withoutUpdates }: { readonly withoutUpdates: boolean }): void {
    if (!withoutUpdates) this.#subscribed = true;
    else this.#subscribed ??= false;
  }

  /** Twice the number of content-related messages before it, plus one if it is one itself. */
  nextSeqNo(contentRelated: boolean): number {
    if (!contentRelated) return this.#contentSent * 2;
    this.#contentSent++;
    return this.#contentSent * 2 - 1;
  }
}
