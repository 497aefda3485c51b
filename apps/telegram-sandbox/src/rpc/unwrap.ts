import { Buffer } from 'node:buffer';
import { type AuthKey, type ClientInfo, clientInfoSchema } from '../keys/auth-key.ts';
import type { AuthKeys } from '../keys/auth-keys.ts';
import { TlDecodeError, UnknownConstructorError } from '../tl/errors.ts';
import { gunzip } from '../tl/gzip.ts';
import type { ApiCodec } from '../tl/layer-codec.ts';
import type { Layers } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';
import type { TlObject } from '../tl/tl-object.ts';
import { RpcError } from './rpc-error.ts';

const MAX_WRAPPERS = 10;
/** What is longer is cut. Assumption: clients send some dozens of characters. */
const MAX_CLIENT_INFO_LENGTH = 256;

/** A call without its wrappers, and what they said. */
export type Unwrapped = {
  readonly query: TlObject;
  readonly codec: ApiCodec;
  readonly withoutUpdates: boolean;
  /** The messages whose calls have to succeed before. */
  readonly after: readonly bigint[];
};

/**
 * Takes a call out of its wrappers (invokeWithLayer, initConnection and the like) and reads it in the layer the
 * key's client has announced, now or earlier. https://core.telegram.org/api/invoking
 */
export function unwrap(
  body: Buffer,
  key: AuthKey,
  { layers, keys }: { readonly layers: Layers; readonly keys: AuthKeys },
): Unwrapped {
  let rest = body;
  let withoutUpdates = false;
  const after: bigint[] = [];
  for (let wrappers = 0; wrappers < MAX_WRAPPERS; wrappers++) {
    const codec = layers.codec(key.layer ?? Number.POSITIVE_INFINITY);
    const query = decode(codec, rest);
    if (query._ === 'invokeWithLayer') keys.announceLayer(key, layerOf(query));
    if (query._ === 'initConnection') keys.describeClient(key, clientInfoOf(query));
    if (query._ === 'invokeWithoutUpdates') withoutUpdates = true;
    if (query._ === 'invokeAfterMsg' || query._ === 'invokeAfterMsgs') after.push(...namedIn(query));
    if (Buffer.isBuffer(query.query)) {
      rest = query.query;
      continue;
    }
    if (key.layer === null) throw new RpcError('CONNECTION_NOT_INITED');
    return { query, codec, withoutUpdates, after };
  }
  throw new RpcError('INPUT_REQUEST_TOO_LONG');
}

/**
 * Layers are numbered from 1 on; one that is newer than all here is a newer client. "The provided layer is invalid" of
 * https://tl.telethon.dev/methods/invoke_with_layer.html.
 */
function layerOf({ layer }: TlObject): number {
  if (typeof layer !== 'number' || layer < 1) throw new RpcError('INPUT_LAYER_INVALID');
  return layer;
}

/** https://core.telegram.org/method/invokeAfterMsg and invokeAfterMsgs */
function namedIn({ msg_id, msg_ids }: TlObject): bigint[] {
  const named: unknown[] = Array.isArray(msg_ids) ? msg_ids : [msg_id];
  return named.filter(id => typeof id === 'bigint');
}

/** What a client says about itself. https://core.telegram.org/method/initConnection */
function clientInfoOf(query: TlObject): ClientInfo {
  const info = clientInfoSchema.parse({
    apiId: query.api_id,
    deviceModel: cut(query.device_model),
    systemVersion: cut(query.system_version),
    appVersion: cut(query.app_version),
    // Layer 144 and older know no more than one language code.
    systemLangCode: cut(query.system_lang_code ?? query.lang_code),
    langPack: cut(query.lang_pack ?? ''),
    langCode: cut(query.lang_code),
  });
  if (info.apiId <= 0) throw new RpcError('CONNECTION_API_ID_INVALID');
  return info;
}

const cut = (text: unknown): unknown =>
  typeof text === 'string' ? text.slice(0, MAX_CLIENT_INFO_LENGTH) : text;

/** What Telegram answers to bytes it cannot read names the id it stumbled over, if there is one. */
function decode(codec: ApiCodec, perhapsPacked: Buffer): TlObject {
  let body = perhapsPacked;
  try {
    body = gunzip(perhapsPacked);
    return codec.decode(new Reader(body));
  } catch (error) {
    if (error instanceof UnknownConstructorError) {
      const what = error.constructorId === body.readUInt32LE(0) ? 'METHOD' : 'CONSTRUCTOR';
      throw new RpcError(`INPUT_${what}_INVALID_${error.constructorId}_${body.length}`);
    }
    if (error instanceof TlDecodeError) throw new RpcError('INPUT_FETCH_ERROR');
    throw error;
  }
}
