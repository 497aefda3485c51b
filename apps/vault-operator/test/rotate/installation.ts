import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVaultDouble } from '@muster/testkit';
import { readRoles } from '../../src/bootstrap/roles.ts';
import { bootstrap } from '../../src/commands/bootstrap.ts';
import { type Rotated, rotate } from '../../src/commands/rotate.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { withSession } from '../../src/session.ts';
import { createVault, type Vault } from '../../src/vault/client.ts';
import { initialise } from '../../src/vault/initialise.ts';
import { unseal, untilActive } from '../../src/vault/seal.ts';
import { listSecretIds } from '../../src/vault/secret-ids.ts';
import { listTokens } from '../../src/vault/tokens.ts';
import { personWith } from '../person.ts';
import { leapingClock } from './leaping-clock.ts';
import { openReplica, type Replica } from './replica.ts';

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** So long nobody rotates after one that was killed. */
const HELD_FOR_MS = 60_000;

/** A bootstrapped double of Vault, and processes with real stores that live by it. */
export async function startInstallation(roleNames: readonly string[]) {
  const clock = leapingClock();
  const double = await startVaultDouble({ now: clock.now });
  const vault = createVault(double.url);
  const { shares, rootToken } = await initialise(vault, { shares: 3, threshold: 2 });
  await unseal(vault, shares);
  await untilActive(vault);
  const folder = await mkdtemp(join(tmpdir(), 'rotate-'));
  const environment = {
    VAULT_ADDR: double.url,
    HANDOVER_DIR: folder,
    ROLES_FILE: join(folder, 'roles.json'),
    VAULT_AUDIT_FILE: join(folder, 'audit.log'),
  };
  const { ROLES_FILE } = loadConfig({ VAULT_ADDR: double.url });
  const all = await readRoles(ROLES_FILE);
  const roles = Object.fromEntries(
    [...roleNames, 'vault-operator'].flatMap(name => {
      const role = all.roles[name];
      return role ? [[name, { ...role, cidrs: ['127.0.0.0/8'] }]] : [];
    }),
  );
  await writeFile(environment.ROLES_FILE, JSON.stringify({ ...all, roles }));
  await bootstrap(vault.withToken(rootToken), loadConfig(environment), personWith().person);
  const replicas: Replica[] = [];
  const told: string[] = [];

  const configNow = (): Config =>
    loadConfig({ ...environment, PROCESS_URLS: replicas.map(({ url }) => url).join(',') });

  /** Under vault-operator's own role, and no more than its policy allows. */
  const rotateNow = (what: readonly Rotated[], through: (vault: Vault) => Vault = given => given) =>
    withSession(vault, configNow(), own =>
      rotate(through(own), configNow(), what, line => void told.push(line), { time: clock }),
    );

  return {
    double,
    vault,
    clock,
    folder,
    environment,
    told,
    async open(role: string, process = role): Promise<Replica> {
      const replica = await openReplica({
        address: double.url,
        folder: join(folder, process),
        role,
        process,
        clock,
      });
      replicas.push(replica);
      return replica;
    },
    /** Opens one replica of each process of the roles. */
    async openAll(): Promise<readonly Replica[]> {
      for (const [role, { processes }] of Object.entries(roles)) {
        for (const process of role === 'vault-operator' ? [] : processes) await this.open(role, process);
      }
      return replicas;
    },
    /** As one that PROCESS_URLS does not name. */
    forget(replica: Replica) {
      replicas.splice(replicas.indexOf(replica), 1);
    },
    remember: (replica: Replica) => void replicas.push(replica),
    rotate: rotateNow,
    /** Once the hold of one that was killed has ended. */
    async rotateOn(...how: Parameters<typeof rotateNow>) {
      await clock.sleepUntil(clock.now() + HELD_FOR_MS);
      await rotateNow(...how);
    },
    /** Something that only vault-operator may ask. */
    asked: <T>(ask: (own: Vault) => Promise<T>) => withSession(vault, configNow(), ask),
    /** When the living secret ids of each process were issued, the oldest first; and those its tokens were given for. */
    async standing() {
      return withSession(vault, configNow(), async own => {
        const ids = (await Promise.all(Object.keys(roles).map(role => listSecretIds(own, role)))).flat();
        const tokens = await listTokens(own);
        const processes = Object.values(roles).flatMap(role => role.processes);
        return processes.map(process => ({
          process,
          secretIds: ids
            .flatMap(id => (id.process === process ? [id.issuedAt ?? 0] : []))
            .sort((one, other) => one - other),
          livesBy: [
            ...new Set(tokens.filter(token => token.process === process).map(token => token.issuedAt)),
          ],
        }));
      });
    },
    async end() {
      for (const replica of [...replicas]) await replica.close();
      await double.stop();
      await rm(folder, { recursive: true });
    },
  };
}
