import type { z } from 'zod';
import { CannotDo } from '../../print.ts';
import { findSecret, writeOver } from '../../vault/kv.ts';
import type { Processes } from '../processes/processes.ts';
import { type Rotation, waitUntil } from '../rotation.ts';
import { TAKEN_WITHIN_MS } from './lives.ts';

type Keys<K> = [K, ...K[]];

/** A secret that is a list of keys: the first one is used for what is made from now on, and all for what was made. */
export type KeyList<K> = {
  /** What people call these keys. */
  name: string;
  path: string;
  shape: z.ZodType<Keys<K>>;
  numberOf(key: K): number;
  make(number: number): K;
  /** Resolves when the new one may be used: every process that reads the list has it by then. */
  untilHeard(): Promise<void>;
  /** Resolves when nothing that lives needs one of these any more; none makes anything by then. */
  untilNotNeeded(old: readonly K[]): Promise<void>;
};

/**
 * Turns a list of keys over. A new one is put last, and known by every process before it comes first: so nobody meets
 * what they cannot open, also while Vault is out of reach. How far an earlier run came shows in the list itself: the
 * newest has the highest number, and stands last, first, or alone.
 */
export async function turnKeyList<K>(
  rotation: Rotation,
  processes: Processes,
  list: KeyList<K>,
): Promise<void> {
  const { vault, tell } = rotation;
  const { name, path } = list;
  const found = await findSecret(vault, path, list.shape);
  if (!found) throw new CannotDo(`${path}: there is no such secret; \`vault-operator bootstrap\` makes it`);
  let { secret: keys, version } = found;
  const write = async (next: Keys<K>) => {
    version = await writeOver(vault, path, { keys: JSON.stringify(next) }, version);
    keys = next;
  };
  const isTaken = () => waitUntil(rotation, TAKEN_WITHIN_MS, () => processes.whoLags(path, version));

  if (keys.length === 1) {
    await write([keys[0], list.make(list.numberOf(keys[0]) + 1)]);
    tell(`${name}: a new one is there, and not in use yet`);
  } else tell(`${name}: going on with a rotation that was broken off`);

  const newest = keys.reduce((one, other) => (list.numberOf(other) > list.numberOf(one) ? other : one));
  const old = keys.filter(key => key !== newest);
  await isTaken();
  if (keys[0] !== newest) {
    await list.untilHeard();
    await write([newest, ...old]);
    await isTaken();
  }
  tell(`${name}: every replica uses the new one`);
  await list.untilNotNeeded(old);
  await write([newest]);
  tell(`${name}: ${old.length} old taken away`);
}
