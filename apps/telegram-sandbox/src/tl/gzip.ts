import type { Buffer } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TlDecodeError } from './errors.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

const GZIP_PACKED = 0x3072cfa1;
/** More than any call unpacks to: the largest carry 512 KiB of a file. */
const MAX_UNPACKED_BYTES = 2 ** 20;
/** Under this it is not worth while; assumption, for Telegram says only that it packs. */
const MIN_PACKED_BYTES = 2_048;

/** If the bytes are gzip_packed, what is packed in them. https://core.telegram.org/mtproto/service_messages */
export function gunzip(body: Buffer, maxBytes = MAX_UNPACKED_BYTES): Buffer {
  const reader = new Reader(body);
  if (body.length < 4 || reader.uint() !== GZIP_PACKED) return body;
  try {
    return gunzipSync(reader.bytesValue(), { maxOutputLength: Math.max(maxBytes, 1) });
  } catch {
    throw new TlDecodeError('gzip_packed does not unpack');
  }
}

/** What all the messages of one packet together may unpack to, so that a container of bombs is no bomb. */
export class GzipBudget {
  #left = MAX_UNPACKED_BYTES;

  gunzip(body: Buffer): Buffer {
    const unpacked = gunzip(body, this.#left);
    if (unpacked !== body) this.#left -= unpacked.length;
    return unpacked;
  }
}

/** Bytes of an object as gzip_packed, if that makes them shorter. The fastest level: clients wait meanwhile. */
export function gzip(body: Buffer): Buffer {
  if (body.length < MIN_PACKED_BYTES) return body;
  const packed = gzipSync(body, { level: 1 });
  if (packed.length + 8 >= body.length) return body;
  const writer = new Writer();
  writer.int(GZIP_PACKED);
  writer.bytesValue(packed);
  return writer.bytes;
}
