import type { SecretKeeper } from '@muster/secrets';
import type { Vault } from './client.ts';
import { lookUpSecret, versionOf, writeOver } from './kv.ts';

/** Secrets in Vault, written only over the version that was there when it was looked at. */
export function secretKeeper(vault: Vault): SecretKeeper {
  return {
    has: async path => (await lookUpSecret(vault, path)).is === 'there',
    async write(path, fields) {
      await writeOver(vault, path, fields, await versionOf(vault, path));
    },
  };
}
