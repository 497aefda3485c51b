import type { Buffer } from 'node:buffer';
import type { LayerAdapter } from './adaptations/adapter.ts';
import type { Codec } from './codec.ts';
import { TlDecodeError, TlEncodeError } from './errors.ts';
import type { TlObject } from './tl-object.ts';

/** Writes answers for the clients of one layer, and reads their calls. */
export type ApiCodec = Pick<Codec, 'decode' | 'encode' | 'encodeResult' | 'knows'>;

/** How a layer differs from the one in which answers are composed. */
export type LayerDifference = { readonly answers: LayerAdapter; readonly calls: LayerAdapter };

/** The codec of a layer other than the one in which this server composes its answers and understands calls. */
export function layerCodec(codec: Codec, { answers, calls }: LayerDifference): ApiCodec {
  return {
    knows: id => codec.knows(id),
    encode: value => codec.encode(answers.object(value)),
    encodeResult: (method, result): Buffer => codec.encodeResult(method, answers.result(method, result)),
    decode: reader => adaptCall(calls, codec.decode(reader)),
  };
}

/**
 * A method that only the client's layer has stays as it is, to be refused by name. What else nobody here
 * understands is the client's mistake or a feature of its layer, never this server's error.
 */
function adaptCall(calls: LayerAdapter, call: TlObject): TlObject {
  if (!calls.knows(call._)) return call;
  try {
    return calls.object(call);
  } catch (error) {
    if (error instanceof TlEncodeError) throw new TlDecodeError(error.message);
    throw error;
  }
}
