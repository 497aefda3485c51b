import { randomBytes } from 'node:crypto';
import type { LocalSecretStore } from './local-store.ts';
import { secretPaths, type WrappingKey, WrappingKeys } from './paths.ts';

/** Puts a new key before those there are. None is taken away: something may still be wrapped with it. */
export const newWrappingKeys = (earlier: readonly WrappingKey[] = []): WrappingKeys => [
  { id: nextId(earlier), key: randomBytes(32).toString('base64') },
  ...earlier,
];

/** As the store keeps them. */
export const asSecret = (keys: WrappingKeys): { keys: string } => ({ keys: JSON.stringify(keys) });

/**
 * Gives the sessions of a local installation a new wrapping key; integration finds it there by itself.
 * @returns the new key's id
 * @throws SecretUnavailable
 */
export async function rotateSessionWrappingKey(store: LocalSecretStore): Promise<string> {
  const path = secretPaths.sessionWrappingKeys;
  return store.alone(path, async () => {
    const keys = newWrappingKeys(await store.read(path, WrappingKeys));
    await store.write(path, asSecret(keys));
    return keys[0].id;
  });
}

const nextId = (earlier: readonly WrappingKey[]): string =>
  String(Math.max(0, ...earlier.map(({ id }) => Number(id))) + 1);
