import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openVaultStore, Password, secretPaths, type VaultStore } from '@muster/secrets';
import { clock } from '@muster/service-kit';
import { z } from 'zod';
import type { RunningProcess } from '../../process/start-process.ts';
import { repositoryRoot } from '../../repository-root.ts';
import { startVault, type TestVault } from '../../vault/start-vault.ts';
import type { ServiceName } from '../services.ts';
import { createOperator, type Operator } from './operator.ts';

/** A Vault that holds a suite's secrets and that vault-operator looks after, as in an installation. */
export interface SuiteVault {
  readonly server: Exclude<TestVault, { kind: 'running' }>;
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

const Roles = z.looseObject({ roles: z.record(z.string(), z.looseObject({ cidrs: z.array(z.string()) })) });

/**
 * Takes an empty Vault to where a suite can be started with it, by vault-operator's own commands: the double, or the
 * server that `MUSTER_VAULT_BIN` names. It is open from then on, also after a restart.
 *
 * @param directory keeps nothing that a later start could use
 * @throws CannotStart
 */
export async function startSuiteVault(directory: string): Promise<SuiteVault> {
  await mkdir(directory, { recursive: true });
  const own = await mkdtemp(path.join(path.resolve(directory), 'vault-'));
  const server = await startVault({ MUSTER_VAULT_BIN: process.env.MUSTER_VAULT_BIN });
  if (server.kind === 'running') throw new Error('unreachable: none was named');
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
    await mkdir(inOwn('shares'), { mode: 0o700 });
    await writeFile(inOwn('roles.json'), await rolesOnLoopback());
    const { shares, rootToken } = keysIn(await operator.run(['init']));
    for (const [index, share] of shares.slice(0, 3).entries()) {
      await writeFile(path.join(inOwn('shares'), String(index)), share, { mode: 0o600 });
    }
    await operator.run(['unseal']);
    await operator.run(['bootstrap'], { typed: ['yes'], env: { VAULT_TOKEN: rootToken } });
    // The sandbox takes any application; there is no real Telegram to reach.
    await operator.run(['secret', 'set', secretPaths.telegramApp], { typed: ['1', '0'.repeat(32)] });
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

/** The installation's own roles, for processes that are all on this machine. */
async function rolesOnLoopback(): Promise<string> {
  const file = path.join(repositoryRoot, 'vault/config/roles.json');
  const all = Roles.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const role of Object.values(all.roles)) role.cidrs = ['127.0.0.1/32'];
  return JSON.stringify(all);
}

/** What `init` shows, once. */
function keysIn(shown: string): { shares: readonly string[]; rootToken: string } {
  const shares = shown.match(/^[A-Za-z0-9+/]{44}$/gm) ?? [];
  const rootToken = /^Root token.*\n(\S+)$/m.exec(shown)?.[1];
  if (shares.length < 3 || !rootToken)
    throw new Error('vault-operator init showed no shares, or no root token');
  return { shares, rootToken };
}
