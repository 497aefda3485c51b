import { readdirSync, readFileSync } from 'node:fs';
import type { Adaptations } from './adaptations/adaptations.ts';
import { LayerAdapter } from './adaptations/adapter.ts';
import { answersInLayer144 } from './adaptations/answers-in-layer-144.ts';
import { answersInLayer227 } from './adaptations/answers-in-layer-227.ts';
import { callsFromLayer144 } from './adaptations/calls-from-layer-144.ts';
import { callsFromLayer227 } from './adaptations/calls-from-layer-227.ts';
import { Codec } from './codec.ts';
import { type ApiCodec, layerCodec } from './layer-codec.ts';
import { parseSchema } from './parse-schema.ts';

const SCHEMA_DIRECTORY = new URL('../../schema/', import.meta.url);
const readSchema = (file: string) => parseSchema(readFileSync(new URL(file, SCHEMA_DIRECTORY), 'utf8'));

/** The service messages of MTProto itself, the same for every layer. */
export const serviceCodec = new Codec(readSchema('mtproto.tl'));

/** The layer in which answers are composed and calls understood; `api.generated.ts` is made from it. */
const OWN_LAYER = 198;

/** How the other layers differ from it. One that is not named here differs only by what can be left out. */
const differences: Readonly<Record<number, { answers: Adaptations; calls: Adaptations } | undefined>> = {
  144: { answers: answersInLayer144, calls: callsFromLayer144 },
  227: { answers: answersInLayer227, calls: callsFromLayer227 },
};
const NONE: Adaptations = { constructors: {}, standIns: {}, results: {} };

/** The API layers this server speaks, one schema file each. */
export class Layers {
  readonly #codecs = new Map<number, ApiCodec>();
  readonly numbers: readonly number[];

  constructor() {
    this.numbers = readdirSync(SCHEMA_DIRECTORY)
      .flatMap(file => /^layer-(\d+)\.tl$/.exec(file)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  /**
   * The codec for a client of this layer: the newest one that is not newer than the client; for a client older
   * than all, the oldest. Layers between those there are differ from it in ways nobody here knows.
   */
  codec(announced: number): ApiCodec {
    const layer = this.numbers.findLast(number => number <= announced) ?? this.numbers[0];
    if (layer === undefined) throw new Error('there is no layer-*.tl in schema/');
    let codec = this.#codecs.get(layer);
    if (!codec) {
      codec = createCodec(layer);
      this.#codecs.set(layer, codec);
    }
    return codec;
  }
}

/** The constructors and methods of a layer. */
export const schemaOfLayer = (layer: number) => readSchema(`layer-${layer}.tl`);

function createCodec(layer: number): ApiCodec {
  const schema = schemaOfLayer(layer);
  if (layer === OWN_LAYER) return new Codec(schema);
  const own = schemaOfLayer(OWN_LAYER);
  const { answers, calls } = differences[layer] ?? { answers: NONE, calls: NONE };
  return layerCodec(new Codec(schema), {
    answers: new LayerAdapter(own, schema, answers),
    calls: new LayerAdapter(schema, own, calls),
  });
}
