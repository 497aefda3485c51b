import { z } from 'zod';
import { type Vault, VaultRefused } from './client.ts';

/** A token that lives and was given for a secret id which somebody issued to a process. */
export type LivingToken = {
  process: string;
  /** When that secret id was issued, in s since the epoch: it tells which one it was. */
  issuedAt: number;
  endsAt: Date;
};

const Accessors = z.object({ data: z.object({ keys: z.array(z.string()) }) });
const ProcessToken = z.object({
  data: z.object({
    meta: z.object({ process: z.string(), issued_at: z.coerce.number() }),
    expire_time: z.coerce.date(),
  }),
});
const AnyToken = z.object({
  data: z.object({ policies: z.array(z.string()), creation_time: z.number() }),
});

/** What Vault says of an accessor whose token has ended; that it may not be asked is said in other words. */
const ENDED = /invalid accessor|bad token/;

/** All living tokens of processes. */
export async function listTokens(vault: Vault): Promise<LivingToken[]> {
  return (await lookUpAll(vault)).flatMap(({ about }) => {
    const found = ProcessToken.safeParse(about);
    if (!found.success) return [];
    const { meta, expire_time: endsAt } = found.data.data;
    return [{ process: meta.process, issuedAt: meta.issued_at, endsAt }];
  });
}

/** A token that may do everything, by the accessor that ends it and opens nothing. */
export type RootToken = { accessor: string; madeAt: Date };

export async function listRootTokens(vault: Vault): Promise<RootToken[]> {
  return (await lookUpAll(vault)).flatMap(({ accessor, about }) => {
    const found = AnyToken.safeParse(about);
    if (!found.data?.data.policies.includes('root')) return [];
    return [{ accessor, madeAt: new Date(found.data.data.creation_time * 1000) }];
  });
}

/** Ends a token by its accessor; one that has ended meanwhile is ended too. */
export async function revokeToken(vault: Vault, accessor: string): Promise<void> {
  const call = { method: 'POST', path: 'auth/token/revoke-accessor', body: { accessor } } as const;
  await unlessEnded(vault.tell(call));
}

/** What Vault knows of each living token (https://developer.hashicorp.com/vault/api-docs/auth/token#list-accessors). */
async function lookUpAll(vault: Vault): Promise<{ accessor: string; about: unknown }[]> {
  const known = await vault.find({ method: 'LIST', path: 'auth/token/accessors' }, Accessors);
  const looked = await Promise.all(
    (known?.data.keys ?? []).map(async accessor => {
      const call = { method: 'POST', path: 'auth/token/lookup-accessor', body: { accessor } } as const;
      return { accessor, about: await unlessEnded(vault.find(call, z.unknown())) };
    }),
  );
  return looked.filter(({ about }) => about !== null);
}

async function unlessEnded<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof VaultRefused && error.errors.some(text => ENDED.test(text))) return null;
    throw error;
  }
}
