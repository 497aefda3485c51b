import { readdirSync, readFileSync } from 'node:fs';
import { Codec } from './codec.ts';
import { parseSchema } from './parse-schema.ts';

const SCHEMA_DIRECTORY = new URL('../../schema/', import.meta.url);
const readSchema = (file: string) => parseSchema(readFileSync(new URL(file, SCHEMA_DIRECTORY), 'utf8'));

/** The service messages of MTProto itself, the same for every layer. */
export const serviceCodec = new Codec(readSchema('mtproto.tl'));

/** The API layers this server speaks, one schema file each. */
export class Layers {
  readonly #codecs = new Map<number, Codec>();
  readonly numbers: readonly number[];

  constructor() {
    this.numbers = readdirSync(SCHEMA_DIRECTORY)
      .flatMap(file => /^layer-(\d+)\.tl$/.exec(file)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  /**
   * The codec for a client of this layer: the newest one that is not newer than the client, for a layer only
   * adds to the one before; for a client older than all, the oldest.
   */
  codec(announced: number): Codec {
    const layer = this.numbers.findLast(number => number <= announced) ?? this.numbers[0];
    if (layer === undefined) throw new Error('there is no layer-*.tl in schema/');
    let codec = this.#codecs.get(layer);
    if (!codec) {
      codec = new Codec(readSchema(`layer-${layer}.tl`));
      this.#codecs.set(layer, codec);
    }
    return codec;
  }
}
