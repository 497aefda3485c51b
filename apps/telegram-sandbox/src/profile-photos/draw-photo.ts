import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import { sha256 } from '../crypto/hash.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Three bytes a pixel: red, green, blue. */
const RGB = { bitDepth: 8, colorType: 2 };

/**
 * A profile photo as a PNG: blocks of two colours, mirrored, which follow from the id, so that two people can be
 * told apart and nothing has to be stored. https://www.w3.org/TR/png-3/
 */
export function drawPhoto(photoId: bigint, size: number): Buffer {
  const seed = sha256(Buffer.from(photoId.toString()));
  const row = 1 + size * 3;
  const pixels = Buffer.alloc(size * row);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const column = Math.floor((Math.min(x, size - 1 - x) * 8) / size);
      const on = ((seed[6 + Math.floor((y * 8) / size)] ?? 0) >> column) & 1;
      pixels.set(seed.subarray(on * 3, on * 3 + 3), y * row + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([RGB.bitDepth, RGB.colorType], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND')]);
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, checksum]);
}
