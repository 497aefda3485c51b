import { clock } from '@muster/service-kit';
import { z } from 'zod';
import { CannotDo } from '../print.ts';
import type { Vault } from './client.ts';
import { MOUNT } from './mounts.ts';

/** https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2 */
const Metadata = z.object({
  data: z.object({
    current_version: z.number().int(),
    versions: z.record(z.string(), z.object({ deletion_time: z.string(), destroyed: z.boolean() })),
  }),
});
const Written = z.object({ data: z.object({ version: z.number().int() }) });
const Read = z.object({
  data: z.object({
    data: z.record(z.string(), z.unknown()),
    metadata: z.object({ version: z.number().int() }),
  }),
});

/**
 * What is known of a secret without reading it: `version` is the newest that it ever had, over which alone it can be
 * written, 0 where it had none. One that was `deleted` can be brought back, one that was `destroyed` cannot; to who reads
 * it neither is there.
 */
export type KnownSecret = { version: number; is: 'there' | 'absent' | 'deleted' | 'destroyed' };

export async function lookUpSecret(vault: Vault, path: string): Promise<KnownSecret> {
  const known = await vault.find({ method: 'GET', path: `${MOUNT}/metadata/${path}` }, Metadata);
  const version = known?.data.current_version ?? 0;
  const newest = known?.data.versions[version];
  if (!newest) return { version, is: 'absent' };
  if (newest.destroyed) return { version, is: 'destroyed' };
  // A key whose versions end by themselves has a moment of the future there.
  const isDeleted = newest.deletion_time !== '' && Date.parse(newest.deletion_time) <= clock.now();
  return { version, is: isDeleted ? 'deleted' : 'there' };
}

/** The newest version that a secret ever had. */
export const versionOf = async (vault: Vault, path: string): Promise<number> =>
  (await lookUpSecret(vault, path)).version;

/** How a deleted one is brought back, by who has a root token. */
export const toUndelete = (path: string, version: number): string =>
  `\`vault kv undelete -mount=${MOUNT} -versions=${version} ${path}\``;

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
