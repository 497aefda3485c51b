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
const Token = z.object({
  data: z.object({
    meta: z.object({ process: z.string().optional(), issued_at: z.coerce.number().optional() }).nullish(),
    expire_time: z.coerce.date(),
  }),
});

/** What Vault says of an accessor whose token has ended; that it may not be asked is said in other words. */
const ENDED = /invalid accessor|bad token/;

/**
 * All living tokens of processes, by their accessors, which open nothing
 * (https://developer.hashicorp.com/vault/api-docs/auth/token#list-accessors).
 */
export async function listTokens(vault: Vault): Promise<LivingToken[]> {
  const known = await vault.find({ method: 'LIST', path: 'auth/token/accessors' }, Accessors);
  const looked = await Promise.all((known?.data.keys ?? []).map(accessor => lookUp(vault, accessor)));
  return looked.flat();
}

async function lookUp(vault: Vault, accessor: string): Promise<LivingToken[]> {
  const call = { method: 'POST', path: 'auth/token/lookup-accessor', body: { accessor } } as const;
  try {
    // One without an end is a root token, and of no process.
    const found = Token.safeParse(await vault.find(call, z.unknown()));
    const { process, issued_at: issuedAt } = found.data?.data.meta ?? {};
    if (!found.success || process === undefined || issuedAt === undefined) return [];
    return [{ process, issuedAt, endsAt: found.data.data.expire_time }];
  } catch (error) {
    if (error instanceof VaultRefused && error.errors.some(text => ENDED.test(text))) return [];
    throw error;
  }
}
