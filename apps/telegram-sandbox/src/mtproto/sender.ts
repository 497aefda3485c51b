import type { Buffer } from 'node:buffer';
import { sealMessage } from '../crypto/message.ts';
import type { Salts } from '../keys/salts.ts';
import { serviceCodec } from '../tl/layers.ts';
import type { TlObject } from '../tl/tl-object.ts';
import type { Route } from './live-sessions.ts';
import { type MessageKind, nextMessageId } from './message-ids.ts';
import { stateOf } from './message-states.ts';
import { rpcResult, writeEnvelope } from './messages.ts';
import type { SentMessage } from './sent-messages.ts';
import type { Peer } from './session.ts';

/** A larger answer is not sent again without being asked for. Assumption: Telegram only says "large". */
const SMALL_ANSWER_BYTES = 1_024;

/** What takes the packets of one connection. */
export type Wire = {
  readonly write: (packet: Buffer) => void;
  /** Writes the first half of a packet and ends the connection. */
  readonly writeHalf: (packet: Buffer) => void;
  readonly cut: () => void;
};

/** The encrypted messages that leave over one connection. */
export class Sender implements Route {
  readonly #salts: Salts;
  readonly #wire: Wire;

  constructor(salts: Salts, wire: Wire) {
    this.#salts = salts;
    this.#wire = wire;
  }

  push(peer: Peer, body: Buffer): void {
    const message = next(peer, body, { kind: 'push', contentRelated: true });
    this.again(peer, message);
    peer.session.unacknowledged.keep(message);
  }

  answer(peer: Peer, requestId: bigint, body: Buffer): void {
    this.again(peer, keepAnswer(peer, requestId, body));
  }

  /** Cuts the connection in or before an answer, which then waits for the next connection like any other. */
  loseAnswer(peer: Peer, requestId: bigint, body: Buffer, lost: 'half-body' | 'lost-body'): void {
    const message = keepAnswer(peer, requestId, body);
    if (lost === 'half-body') this.#wire.writeHalf(this.#seal(peer, message));
    else this.#wire.cut();
  }

  /** A small answer as it was; of a large one the client is told that it is there. */
  answerAgain(peer: Peer, requestId: bigint, sent: SentMessage): void {
    if (sent.body.length <= SMALL_ANSWER_BYTES) {
      this.again(peer, sent);
      return;
    }
    this.tell(peer, {
      _: 'msg_detailed_info',
      msg_id: requestId,
      answer_msg_id: sent.id,
      bytes: sent.body.length,
      status: stateOf(peer.session, requestId),
    });
  }

  acknowledge(peer: Peer, messageId: bigint): void {
    this.tell(peer, { _: 'msgs_ack', msg_ids: [messageId] });
  }

  /** Sends a service message; it is not kept. */
  tell(peer: Peer, message: TlObject, { contentRelated = false } = {}): void {
    this.again(peer, next(peer, serviceCodec.encode(message), { contentRelated }));
  }

  /** Sends a message under the id and number it has. */
  again(peer: Peer, message: SentMessage): void {
    this.#wire.write(this.#seal(peer, message));
  }

  #seal({ key, session }: Peer, message: SentMessage): Buffer {
    const salt = this.#salts.current(key);
    return sealMessage(writeEnvelope({ salt, sessionId: session.id, message }), key.secret, key.id);
  }
}

type NextOptions = { readonly kind?: MessageKind; readonly contentRelated: boolean };

function next(
  { session }: Peer,
  body: Buffer,
  { kind = 'answer', contentRelated }: NextOptions,
): SentMessage {
  return { id: nextMessageId(kind), seqNo: session.nextSeqNo(contentRelated), body };
}

function keepAnswer(peer: Peer, requestId: bigint, body: Buffer): SentMessage {
  const message = next(peer, rpcResult(requestId, body), { contentRelated: true });
  peer.session.unacknowledged.keep(message, requestId);
  return message;
}
