/** The open connections over which one key's client has spoken, and the message with which each began. */
type Use = Map<number, bigint>;

/**
 * Finds out keys that are used over two connections at once, for which Telegram ends the login: AUTH_KEY_DUPLICATED
 * of https://core.telegram.org/api/errors#406-not-acceptable.
 *
 * A client that reconnects leaves its old connection behind, perhaps half open for minutes; whoever speaks over a
 * younger connection than before has simply moved there. But who speaks over the older one again, after the
 * younger has spoken and while both are open, is two clients. Connections are numbered as they were accepted. What
 * was said first cannot be told by the order in which bytes are read, for the rest of a large packet may wait in
 * the old socket while the new one is served: it is told by the message ids, which grow with the client's clock.
 * So an older connection counts only for messages that were made after the younger one had spoken. Two clients
 * whose clocks differ are found out as soon as the slower one has caught up.
 */
export class ParallelUse {
  readonly #uses = new Map<bigint, Use>();

  /** A client speaks. Answers the other connection it speaks over at the same time, if there is one. */
  spoke(keyId: bigint, connectionId: number, messageId: bigint): number | null {
    const use = this.#uses.get(keyId) ?? new Map<number, bigint>();
    this.#uses.set(keyId, use);
    if (!use.has(connectionId)) use.set(connectionId, messageId);
    const newest = Math.max(...use.keys());
    const since = use.get(newest) ?? messageId;
    return connectionId < newest && messageId > since ? newest : null;
  }

  /** The same for a message that counts only on a connection over which the key's client has spoken before. */
  spokeAgain(keyId: bigint, connectionId: number, messageId: bigint): number | null {
    const known = this.#uses.get(keyId)?.has(connectionId) ?? false;
    return known ? this.spoke(keyId, connectionId, messageId) : null;
  }

  /** Nobody can speak over this connection any more. */
  closed(keyId: bigint, connectionId: number): void {
    const use = this.#uses.get(keyId);
    use?.delete(connectionId);
    if (use?.size === 0) this.#uses.delete(keyId);
  }
}
