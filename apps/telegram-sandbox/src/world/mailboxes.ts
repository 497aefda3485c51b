import type { BoxMessage } from './message.ts';

/** Messages between two people. Each has a box of their own with a numbering of its own, as on Telegram. */
export class Mailboxes {
  readonly #boxes = new Map<number, BoxMessage[]>();

  /** Puts one message in both boxes; returns it as the sender has it. */
  deliver(fromId: number, toId: number, text: string, at: number): BoxMessage {
    if (fromId !== toId) this.#put(toId, fromId, fromId, text, at);
    return this.#put(fromId, toId, fromId, text, at);
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
