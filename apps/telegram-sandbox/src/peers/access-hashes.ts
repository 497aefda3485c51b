import { mix } from '../world/random.ts';

/**
 * Access hashes: the same person or chat has another one for every account, so what one account learnt cannot
 * be used by a second. https://core.telegram.org/api/peers#access-hash
 */
export class AccessHashes {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The hash under which `viewerId` knows the person or chat; it is derived, so it holds over restarts. */
  of(viewerId: number, peerId: number): bigint {
    return this.#derive(this.#seed, viewerId, peerId);
  }

  /** What stands in the place of the hash in a `min` constructor: good for the profile photo alone. */
  ofPhoto(viewerId: number, peerId: number): bigint {
    return this.#derive(~this.#seed, viewerId, peerId);
  }

  #derive(seed: number, viewerId: number, peerId: number): bigint {
    const viewer = mix(seed, viewerId % 2 ** 32, Math.floor(viewerId / 2 ** 32));
    const high = mix(viewer, peerId % 2 ** 32, Math.floor(peerId / 2 ** 32));
    const low = mix(high, peerId % 2 ** 32, viewer);
    return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
  }
}
