import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { openVaultStore, Password, type VaultStore } from '@muster/secrets';
import { clock } from '@muster/service-kit';
import type { z } from 'zod';
import type { RunningProcess } from '../../process/start-process.ts';
import { type OwnVault, startOwnVault } from '../../vault/start-vault.ts';
import type { ServiceName } from '../services.ts';
import { furnish } from './furnish.ts';
import { createOperator, type Operator } from './operator.ts';

/** A Vault that holds a suite's secrets and that vault-operator looks after, as in an installation. */
export interface SuiteVault {
  readonly server: OwnVault;
  readonly operator: Pick<Operator, 'run'>;
  /** The folder of each process that has secrets, in which it keeps how it enters Vault. */
  folderOf(process: string): string;
  /** What a process is told about its secrets. */
  environmentOf(name: ServiceName): Record<string, string>;
  /** Reads a secret in the name of a process, with its role and what lies in its folder. */
  read<T>(as: { role: string; process: string }, secret: string, shape: z.ZodType<T>): Promise<T>;
  /** What Vault Agent does in an installation: the passwords with which servers are started. */
  passwordOf(path: string): Promise<string>;
  stop(): Promise<void>;
}

/** A secret that has changed reaches those who hold it within a second, and not within half a minute. */
const REFRESH_S = '1';

/**
 * Takes an empty Vault to where a suite can be started with it, by vault-operator's own commands: the double, or the
 * real server that the environment asks for. It is open from then on, also after a restart.
 *
 * @param directory keeps nothing that a later start could use
 * @throws CannotStart
 */
export async function startSuiteVault(directory: string): Promise<SuiteVault> {
  const server = await startOwnVault();
  await mkdir(directory, { recursive: true });
  const own = await mkdtemp(path.join(path.resolve(directory), 'vault-'));
  const inOwn = (name: string) => path.join(own, name);
  const folderOf = (process: string) => path.join(inOwn('handover'), process);
  const operator = createOperator({
    VAULT_ADDR: server.url,
    VAULT_UNSEAL_SHARES_DIR: inOwn('shares'),
    VAULT_AUDIT_FILE: inOwn('audit.log'),
    HANDOVER_DIR: inOwn('handover'),
    ROLES_FILE: inOwn('roles.json'),
  });
  const filesOf = (process: string) => ({
    roleIdFile: path.join(folderOf(process), 'role-id'),
    secretIdFile: path.join(folderOf(process), 'secret-id'),
  });
  let watch: RunningProcess | undefined;
  let handover: VaultStore | undefined;
  const stop = async () => {
    await handover?.close();
    await watch?.stop();
    await server.stop();
    await rm(own, { recursive: true, force: true });
  };
  try {
    await furnish(operator, { shares: inOwn('shares'), roles: inOwn('roles.json') });
    watch = await operator.watch(inOwn('watch.log'));
  } catch (error) {
    await stop();
    throw error;
  }

  const enter = (as: { role: string; process: string }) =>
    openVaultStore({
      address: server.url,
      role: as.role,
      ...filesOf(as.process),
      mount: 'muster',
      refreshEveryMs: 60_000,
      clock,
      log: { info: () => {}, warn: () => {} },
    });
  // Lives on, as Vault Agent does in an installation.
  const agent = enter({ role: 'handover', process: 'handover' });
  handover = agent;
  return {
    server,
    operator,
    folderOf,
    environmentOf(name) {
      const { roleIdFile, secretIdFile } = filesOf(name);
      return {
        SECRETS_STORE: 'vault',
        VAULT_ADDR: server.url,
        VAULT_ROLE_ID_FILE: roleIdFile,
        VAULT_SECRET_ID_FILE: secretIdFile,
        VAULT_REFRESH_S: REFRESH_S,
      };
    },
    async read(as, secret, shape) {
      const store = enter(as);
      try {
        return await store.read(secret, shape);
      } finally {
        await store.close();
      }
    },
    passwordOf: async secret => (await agent.read(secret, Password)).password,
    stop,
  };
}
