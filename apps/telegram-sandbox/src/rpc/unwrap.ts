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

/**
 * Takes a call out of its wrappers (invokeWithLayer, initConnection and the like) and reads it in the layer the
 * key's client has announced, now or earlier. https://core.telegram.org/api/invoking
 */
export function unwrap(
  body: Buffer,
  key: AuthKey,
  { layers, keys }: { readonly layers: Layers; readonly keys: AuthKeys },
): { query: TlObject; codec: ApiCodec; withoutUpdates: boolean } {
  let rest = body;
  let withoutUpdates = false;
  for (let wrappers = 0; wrappers < MAX_WRAPPERS; wrappers++) {
    const codec = layers.codec(key.layer ?? Number.POSITIVE_INFINITY);
    const query = decode(codec, rest);
    if (query._ === 'invokeWithLayer' && typeof query.layer === 'number')
      keys.announceLayer(key, query.layer);
    if (query._ === 'initConnection') keys.describeClient(key, clientInfoOf(query));
    if (query._ === 'invokeWithoutUpdates') withoutUpdates = true;
    if (Buffer.isBuffer(query.query)) {
      rest = query.query;
      continue;
    }
    if (key.layer === null) throw new RpcError('CONNECTION_NOT_INITED');
    return { query, codec, withoutUpdates };
  }
  throw new RpcError('INPUT_REQUEST_TOO_LONG');
}

/** What a client says about itself. https://core.telegram.org/method/initConnection */
function clientInfoOf(query: TlObject): ClientInfo {
  const info = clientInfoSchema.parse({
    apiId: query.api_id,
    deviceModel: query.device_model,
    systemVersion: query.system_version,
    appVersion: query.app_version,
    // Layer 144 and older know no more than one language code.
    systemLangCode: query.system_lang_code ?? query.lang_code,
    langPack: query.lang_pack ?? '',
    langCode: query.lang_code,
  });
  if (info.apiId <= 0) throw new RpcError('CONNECTION_API_ID_INVALID');
  return info;
}

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
