import { z } from 'zod';
import { CannotDo } from '../print.ts';
import type { Vault } from './client.ts';
import { MOUNT } from './mounts.ts';

/** https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2 */
const Metadata = z.object({ data: z.object({ current_version: z.number().int() }) });
const Written = z.object({ data: z.object({ version: z.number().int() }) });
const Read = z.object({
  data: z.object({
    data: z.record(z.string(), z.unknown()),
    metadata: z.object({ version: z.number().int() }),
  }),
});

/** Which version of a secret is the newest, without reading it; 0 where there is none. */
export async function versionOf(vault: Vault, path: string): Promise<number> {
  const known = await vault.find({ method: 'GET', path: `${MOUNT}/metadata/${path}` }, Metadata);
  return known?.data.current_version ?? 0;
}

/** A secret as it is now, and which version that is; null where there is none. */
export async function findSecret<T>(
  vault: Vault,
  path: string,
  shape: z.ZodType<T>,
): Promise<{ secret: T; version: number } | null> {
  const found = await vault.find({ method: 'GET', path: `${MOUNT}/data/${path}` }, Read);
  if (!found) return null;
  const parsed = shape.safeParse(found.data.data);
  if (!parsed.success) throw new CannotDo(`${path} in Vault has a shape that is not known here`);
  return { secret: parsed.data, version: found.data.metadata.version };
}

/**
 * Writes a secret over the version that was there when it was looked at, and over no other.
 * @returns the new version
 * @throws VaultRefused when somebody else has written meanwhile
 */
export async function writeOver(
  vault: Vault,
  path: string,
  fields: Record<string, string>,
  version: number,
): Promise<number> {
  const body = { data: fields, options: { cas: version } };
  const written = await vault.call({ method: 'POST', path: `${MOUNT}/data/${path}`, body }, Written);
  return written.data.version;
}
