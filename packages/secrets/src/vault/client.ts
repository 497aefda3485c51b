import { z } from 'zod';
import type { OutOfReach } from '../store.ts';
import { createAsk } from './ask.ts';

/** What Vault answers: what was asked for, that there is none, or why there is no answer. */
export type Answer<T> = { status: 'ok'; body: T } | { status: 'absent' } | { status: OutOfReach };

/** Vault's HTTP API, as far as a service uses it: https://developer.hashicorp.com/vault/api-docs */
export type VaultClient = {
  /** @param path below `/v1/` */
  read<T>(path: string, shape: z.ZodType<T>, token?: string): Promise<Answer<T>>;
  write<T>(path: string, body: object, shape: z.ZodType<T>, token?: string): Promise<Answer<T>>;
};

export type VaultAddress = {
  /** Where Vault listens, e.g. `https://vault:8200`. */
  address: string;
  /**
   * File of the certificates that Vault's own is verified with, in PEM, where the machine does not know them. Read for
   * each connection, so that another authority needs no restart.
   */
  caFile?: string;
};

/** Asks with node-vault, of which no error gets further: they hold the request, and with it tokens and secret ids. */
export function createVaultClient(vaultAddress: VaultAddress): VaultClient {
  const vault = openNodeVault(vaultAddress);
  const options = (token?: string) => (token === undefined ? {} : { headers: { 'X-Vault-Token': token } });
  return {
    read: async (path, shape, token) => answerOf((await vault).read(path, options(token)), shape),
    write: async (path, body, shape, token) =>
      answerOf((await vault).write(path, body, options(token)), shape),
  };
}

/** Loaded by those who have a Vault: without one it was a seventh of what the start of a process takes. */
async function openNodeVault({ address, caFile }: VaultAddress) {
  const { default: nodeVault } = await import('node-vault');
  const vault = nodeVault({
    endpoint: address,
    // Its own writes all that is sent to stderr as soon as DEBUG names it.
    debug: () => {},
    'request-promise': { defaults: () => createAsk(caFile) },
  });
  // These it takes from the environment; here every request says its own token, and there is one place to ask.
  return Object.assign(vault, { token: '', pathPrefix: '', namespace: '' });
}

async function answerOf<T>(asked: Promise<unknown>, shape: z.ZodType<T>): Promise<Answer<T>> {
  try {
    const body = shape.safeParse(await asked);
    // Whoever answers in another shape is not Vault: a proxy before it, most likely.
    return body.success ? { status: 'ok', body: body.data } : { status: 'away' };
  } catch (error) {
    return { status: statusOf(error) };
  }
}

const Refusal = z.object({ response: z.object({ statusCode: z.number() }) });

/** https://developer.hashicorp.com/vault/api-docs#http-status-codes */
function statusOf(error: unknown): OutOfReach | 'absent' {
  const { data } = Refusal.safeParse(error);
  switch (data?.response.statusCode) {
    case 404:
      return 'absent';
    case 400:
    case 403:
      return 'refused';
    // Not initialised as well, for who wants a secret.
    case 501:
    case 503:
      return 'sealed';
    default:
      return 'away';
  }
}
