import type { SecretKeeper } from '@muster/secrets';
import { z } from 'zod';
import type { Vault } from './client.ts';
import { MOUNT } from './mounts.ts';

const Metadata = z.object({ data: z.object({ current_version: z.number() }) });

/** Secrets in Vault, written only over the version that was there when it was looked at. */
export function secretKeeper(vault: Vault): SecretKeeper {
  const versionOf = async (path: string) => {
    const known = await vault.find({ method: 'GET', path: `${MOUNT}/metadata/${path}` }, Metadata);
    return known?.data.current_version ?? 0;
  };
  return {
    has: async path => (await versionOf(path)) > 0,
    async write(path, fields) {
      const options = { cas: await versionOf(path) };
      await vault.tell({ method: 'POST', path: `${MOUNT}/data/${path}`, body: { data: fields, options } });
    },
  };
}
