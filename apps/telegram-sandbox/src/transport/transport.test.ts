import { Buffer } from 'node:buffer';
import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abridgedTransport } from './abridged.ts';
import { detectTransport } from './detect.ts';
import { fullTransport } from './full.ts';
import { intermediateTransport, paddedIntermediateTransport } from './intermediate.ts';
import { type Transport, TransportError } from './transport.ts';

/** A client's side: what it sends before its first packet, and how it frames packets. */
type ClientSide = { readonly opening: Buffer; readonly frame: Transport['frame'] };

function obfuscatedClient(tag: string, inner: Transport): ClientSide {
  const header = randomBytes(64);
  // The first eight bytes carry no secret; a client sees to it that they look like no other transport.
  header.fill(1, 0, 8);
  header.write(tag, 56, 'hex');
  const cipher = createCipheriv('aes-256-ctr', header.subarray(8, 40), header.subarray(40, 56));
  cipher.update(header).copy(header, 56, 56);
  return { opening: header, frame: packet => cipher.update(inner.frame(packet)) };
}

const clients: Record<string, () => ClientSide> = {
  full: () => ({ opening: Buffer.alloc(0), frame: fullTransport().frame }),
  abridged: () => ({ opening: Buffer.from('ef', 'hex'), frame: abridgedTransport().frame }),
  intermediate: () => ({ opening: Buffer.from('eeeeeeee', 'hex'), frame: intermediateTransport().frame }),
  'padded intermediate': () => ({
    opening: Buffer.from('dddddddd', 'hex'),
    frame: packet => paddedIntermediateTransport().frame(Buffer.concat([packet, randomBytes(7)])),
  }),
  'obfuscated abridged': () => obfuscatedClient('efefefef', abridgedTransport()),
  'obfuscated intermediate': () => obfuscatedClient('eeeeeeee', intermediateTransport()),
};

/** Encrypted messages have a header of 24 bytes and whole blocks. */
const packets = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 });

describe.each(Object.entries(clients))('the %s transport', (_name, open) => {
  it('is recognised, and its packets are found however the bytes are cut', () => {
    fc.assert(
      fc.property(packets, fc.integer({ min: 1, max: 300 }), (sizes, chunkSize) => {
        const client = open();
        const sent = sizes.map(blocks => randomBytes(24 + blocks * 16));
        const stream = Buffer.concat([client.opening, ...sent.map(packet => client.frame(packet))]);
        const server = detectTransport();
        const received: Buffer[] = [];
        for (let at = 0; at < stream.length; at += chunkSize) {
          received.push(...server.receive(stream.subarray(at, at + chunkSize)));
        }
        expect(received).toEqual(sent);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a transport', () => {
  it('refuses packets that are damaged, out of order, or too large', () => {
    const damaged = fullTransport().frame(randomBytes(40));
    damaged.writeUInt8(damaged.readUInt8(20) ^ 1, 20);
    expect(() => detectTransport().receive(damaged)).toThrow(TransportError);

    const client = fullTransport();
    const server = detectTransport();
    const [first, second] = [client.frame(randomBytes(40)), client.frame(randomBytes(40))];
    server.receive(first);
    server.receive(second);
    expect(() => server.receive(first)).toThrow(TransportError);

    const large = Buffer.from('eeeeeeee00000010', 'hex');
    expect(() => detectTransport().receive(large)).toThrow(TransportError);
  });

  it('has nothing to say before the client has spoken', () => {
    expect(() => detectTransport().frame(randomBytes(4))).toThrow(TransportError);
  });
});
