import type { BoxMessage } from './message.ts';

/** A message as it came into somebody's box. */
export type Delivered = { readonly ownerId: number; readonly message: BoxMessage };

/** Messages between two people. Each has a box of their own with a numbering of its own, as on Telegram. */
export class Mailboxes {
  readonly #boxes = new Map<number, BoxMessage[]>();

  /** Puts one message in the sender's box and in the receiver's; one's own is put there once. */
  deliver(fromId: number, toId: number, text: string, at: number): Delivered[] {
    const sent = { ownerId: fromId, message: this.#put(fromId, toId, fromId, text, at) };
    if (fromId === toId) return [sent];
    return [sent, { ownerId: toId, message: this.#put(toId, fromId, fromId, text, at) }];
  }

  /** The messages a person has with another, oldest first. */
  between(ownerId: number, peerId: number): BoxMessage[] {
    return this.of(ownerId).filter(message => message.peerId === peerId);
  }

  /** A person's whole box, oldest first. */
  of(ownerId: number): readonly BoxMessage[] {
    return this.#boxes.get(ownerId) ?? [];
  }

  #put(ownerId: number, peerId: number, fromId: number, text: string, at: number): BoxMessage {
    const box = this.#boxes.get(ownerId) ?? [];
    this.#boxes.set(ownerId, box);
    const message: BoxMessage = { id: box.length + 1, peerId, fromId, at, content: { kind: 'text', text } };
    box.push(message);
    return message;
  }
}
