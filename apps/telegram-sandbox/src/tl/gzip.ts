import type { Buffer } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { TlDecodeError } from './errors.ts';
import { Reader } from './reader.ts';

const GZIP_PACKED = 0x3072cfa1;
/** More than any call may unpack to. */
const MAX_UNPACKED_BYTES = 2 ** 23;

/** If the bytes are gzip_packed, what is packed in them. https://core.telegram.org/mtproto/service_messages */
export function gunzip(body: Buffer): Buffer {
  const reader = new Reader(body);
  if (body.length < 4 || reader.uint() !== GZIP_PACKED) return body;
  try {
    return gunzipSync(reader.bytesValue(), { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch {
    throw new TlDecodeError('gzip_packed does not unpack');
  }
}
