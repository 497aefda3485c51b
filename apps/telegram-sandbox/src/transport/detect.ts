import { Buffer } from 'node:buffer';
import { ABRIDGED_TAG, abridgedTransport } from './abridged.ts';
import { fullTransport } from './full.ts';
import {
  INTERMEDIATE_TAG,
  intermediateTransport,
  PADDED_INTERMEDIATE_TAG,
  paddedIntermediateTransport,
} from './intermediate.ts';
import { OBFUSCATION_HEADER_BYTES, openObfuscation } from './obfuscated.ts';
import { type Transport, TransportError } from './transport.ts';

const NOTHING: Buffer = Buffer.alloc(0);
const OBFUSCATED_ABRIDGED_TAG = 0xefefefef;

/**
 * A transport that finds out from the first bytes which one the client speaks. Full has no tag, but its first
 * packet is short and has the sequence number 0, and obfuscation promises never to look like that.
 */
export function detectTransport(): Transport {
  let pending = NOTHING;
  let chosen: Transport | null = null;
  return {
    receive(chunk) {
      if (chosen) return chosen.receive(chunk);
      pending = Buffer.concat([pending, chunk]);
      const found = detect(pending);
      if (!found) return [];
      chosen = found.transport;
      const first = pending.subarray(found.skip);
      pending = NOTHING;
      return chosen.receive(first);
    },
    frame(packet) {
      if (!chosen) throw new TransportError('nothing can be sent before the client has chosen a transport');
      return chosen.frame(packet);
    },
  };
}

function detect(first: Buffer): { transport: Transport; skip: number } | null {
  if (first[0] === ABRIDGED_TAG) return { transport: abridgedTransport(), skip: 1 };
  if (first.length < 8) return null;
  const tag = first.readUInt32LE(0);
  if (tag === INTERMEDIATE_TAG) return { transport: intermediateTransport(), skip: 4 };
  if (tag === PADDED_INTERMEDIATE_TAG) return { transport: paddedIntermediateTransport(), skip: 4 };
  if (first.readUInt32LE(4) === 0) return { transport: fullTransport(), skip: 0 };
  if (first.length < OBFUSCATION_HEADER_BYTES) return null;
  const obfuscation = openObfuscation(first.subarray(0, OBFUSCATION_HEADER_BYTES));
  return { transport: obfuscation.wrap(byTag(obfuscation.tag)), skip: OBFUSCATION_HEADER_BYTES };
}

function byTag(tag: number): Transport {
  if (tag === OBFUSCATED_ABRIDGED_TAG) return abridgedTransport();
  if (tag === INTERMEDIATE_TAG) return intermediateTransport();
  if (tag === PADDED_INTERMEDIATE_TAG) return paddedIntermediateTransport();
  throw new TransportError(`no transport has the tag ${tag.toString(16)}`);
}
