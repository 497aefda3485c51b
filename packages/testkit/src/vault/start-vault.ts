import { z } from 'zod';
import { CannotStart } from '../cannot-start.ts';
import { startVaultBinary, type VaultBinary } from './binary/start-vault-binary.ts';
import { askVault } from './client.ts';
import { startVaultContainer, VAULT_IMAGE, type VaultContainer } from './container/start-vault-container.ts';
import { startVaultDouble, type VaultDouble } from './start-vault-double.ts';

/** A Vault of one's own; what can be done with it depends on what it is. It is uninitialised. */
export type OwnVault =
  /** In this process. Its time can be moved. */
  | ({ readonly kind: 'double' } & VaultDouble)
  /** A server of its own. */
  | ({ readonly kind: 'binary' } & VaultBinary)
  | ({ readonly kind: 'container' } & VaultContainer);

export type TestVault =
  | OwnVault
  /** Somebody else's, which goes on afterwards: open, with a token that may do everything. */
  | { readonly kind: 'running'; readonly url: string; readonly token: string; stop(): Promise<void> };

/** Where a Vault is to come from. */
export type VaultChoice = {
  readonly VAULT_ADDR?: string | undefined;
  readonly VAULT_TOKEN?: string | undefined;
  readonly MUSTER_VAULT_BIN?: string | undefined;
  readonly MUSTER_TEST_CONTAINERS?: string | undefined;
};

/**
 * Takes the server that `VAULT_ADDR` and `VAULT_TOKEN` name, or else starts one: see `startOwnVault`.
 * @throws CannotStart with the reason
 */
export async function startVault(choice: VaultChoice = process.env): Promise<TestVault> {
  return choice.VAULT_ADDR ? takeRunning(choice.VAULT_ADDR, choice.VAULT_TOKEN) : startOwnVault(choice);
}

/**
 * For those who need an empty one, and so can never take one that runs already: starts the server that
 * `MUSTER_VAULT_BIN` is the program of (HashiCorp's Vault or OpenBao), or with `MUSTER_TEST_CONTAINERS=1` the
 * installation's own in a container, or else the double.
 *
 * The double is in this process. It shows what clients make of Vault's answers, and of connections that break; it does
 * not show how a server shares the machine with them, what Raft does on a disk that is slow or full, or more nodes
 * than one.
 * @throws CannotStart with the reason
 */
export async function startOwnVault(choice: VaultChoice = process.env): Promise<OwnVault> {
  if (choice.MUSTER_VAULT_BIN)
    return { kind: 'binary', ...(await startVaultBinary(choice.MUSTER_VAULT_BIN)) };
  if (choice.MUSTER_TEST_CONTAINERS === '1') return { kind: 'container', ...(await startVaultContainer()) };
  return { kind: 'double', ...(await startVaultDouble()) };
}

/** For the one line of a run that says which of them it used. */
export function describeVault(choice: VaultChoice): string {
  if (choice.VAULT_ADDR) return `Vault: the one running at ${choice.VAULT_ADDR}`;
  if (choice.MUSTER_VAULT_BIN) return `Vault: the server ${choice.MUSTER_VAULT_BIN}, with Raft`;
  if (choice.MUSTER_TEST_CONTAINERS === '1') return `Vault: ${VAULT_IMAGE} in a container, with Raft`;
  return 'Vault: the double of testkit (MUSTER_VAULT_BIN=/path/to/vault-or-bao or MUSTER_TEST_CONTAINERS=1 runs a real server)';
}

const Health = z.object({ initialized: z.boolean(), sealed: z.boolean() });

async function takeRunning(address: string, token: string | undefined): Promise<TestVault> {
  const url = address.replace(/\/$/, '');
  if (!token)
    throw new CannotStart('VAULT_ADDR needs VAULT_TOKEN beside it, a token that may do everything.');
  const health = await askVault(url, 'GET', 'sys/health').catch(() => undefined);
  const state = Health.safeParse(health?.body);
  if (!state.success) throw new CannotStart(`No Vault answers at ${url}, which VAULT_ADDR names.`);
  if (!state.data.initialized || state.data.sealed)
    throw new CannotStart(`The Vault at ${url} is not initialised and open, as one in VAULT_ADDR must be.`);
  const { status } = await askVault(url, 'GET', 'auth/token/lookup-self', { token });
  if (status !== 200) throw new CannotStart(`The Vault at ${url} does not know the token in VAULT_TOKEN.`);
  return { kind: 'running', url, token, stop: async () => {} };
}
