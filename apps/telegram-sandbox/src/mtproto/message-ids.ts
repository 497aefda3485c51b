/** The two lowest bits of a server's message id say what it is. */
export type MessageKind = 'answer' | 'push';
const lowBits = { answer: 1n, push: 3n } as const;

let last = 0n;

/**
 * A message id: the real time in units of 2^-32 seconds, always greater than the one before.
 * https://core.telegram.org/mtproto/description#message-identifier-msg-id
 */
export function nextMessageId(kind: MessageKind): bigint {
  const milliseconds = BigInt(Date.now());
  const now = ((milliseconds << 32n) / 1000n) & ~3n;
  last = now > last ? now : last + 4n;
  return last | lowBits[kind];
}

const secondsOf = (messageId: bigint): number => Number(messageId >> 32n);

/** The error code for a client's message id that cannot be accepted; null if it is in order. */
export function messageIdError(messageId: bigint): 16 | 17 | 18 | null {
  if ((messageId & 3n) !== 0n) return 18;
  const ahead = secondsOf(messageId) - Date.now() / 1000;
  if (ahead < -300) return 16;
  return ahead > 30 ? 17 : null;
}
