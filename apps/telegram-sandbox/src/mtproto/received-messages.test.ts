import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProtocolMessage } from './messages.ts';
import { ReceivedMessages } from './received-messages.ts';

type Kind = 'call' | 'service';
type Sent = Kind | 'acknowledgement';

/** What a client that keeps the rules sends, message by message: ids grow, numbers count what is acknowledged. */
function honest(sent: readonly Sent[]): (ProtocolMessage & { readonly kind: Kind })[] {
  let content = 0;
  return sent.map((what, index) => {
    const seqNo = what === 'acknowledgement' ? content * 2 : content++ * 2 + 1;
    const kind = what === 'acknowledgement' ? 'service' : what;
    return { id: BigInt(index + 1) * 4n, seqNo, body: Buffer.alloc(0), kind };
  });
}

const kinds = fc.array(fc.constantFrom<Sent>('call', 'service', 'acknowledgement'), {
  minLength: 1,
  maxLength: 40,
});

describe('the messages of a client that keeps the rules', () => {
  it('are taken once each, in whatever order and however often they come', () => {
    const deliveries = kinds.chain(sent => {
      const messages = honest(sent);
      const indices = messages.map((_, index) => index);
      const repeated = fc.array(fc.constantFrom(...indices), { maxLength: 40 });
      return fc.tuple(
        fc.constant(messages),
        fc.shuffledSubarray(indices, { minLength: indices.length }),
        repeated,
      );
    });
    fc.assert(
      fc.property(deliveries, ([messages, order, repeated]) => {
        const received = new ReceivedMessages();
        const seen = new Set<number>();
        for (const index of [...order, ...repeated]) {
          const message = messages[index];
          if (!message) continue;
          expect(received.take(message, message.kind)).toBe(seen.has(index) ? 'again' : 'new');
          seen.add(index);
        }
      }),
    );
  });

  it('are remembered within bounds; of what is older it is said that nobody knows', () => {
    const received = new ReceivedMessages();
    const messages = honest(Array.from({ length: 600 }, () => 'call'));
    for (const message of messages) expect(received.take(message, 'call')).toBe('new');
    const [first, last] = [messages[0], messages.at(-1)];
    if (!first || !last) throw new Error('no messages');
    expect(received.take(first, 'call')).toBe(20);
    expect(received.take(last, 'call')).toBe('again');
  });
});

describe('a message whose number does not agree with its id', () => {
  it('is refused, and not remembered', () => {
    const swapped = fc
      .tuple(kinds, fc.nat(), fc.nat())
      .filter(([sent]) => sent.filter(kind => kind !== 'acknowledgement').length > 1);
    fc.assert(
      fc.property(swapped, ([sent, a, b]) => {
        const content = honest(sent).filter(({ seqNo }) => seqNo % 2 === 1);
        const one = content[a % content.length];
        const other = content[b % content.length];
        if (!one || !other || one === other) return;
        const received = new ReceivedMessages();
        received.take(one, one.kind);
        const wrong = { ...other, seqNo: one.seqNo };
        expect(received.take(wrong, other.kind)).toBe(other.id > one.id ? 32 : 33);
        expect(received.take(other, other.kind)).toBe('new');
      }),
    );
  });
});
