import { setTimeout as wait } from 'node:timers/promises';
import type { VaultServer } from '../server.ts';
import type { Mount } from '../state.ts';

/** A few ms with a real server that has nothing to do; enough to find out who does not wait. */
const UPGRADES_FOR_MS = 100;
/** So long a request is held before it is refused. */
const HELD_FOR_MS = 15;

/** A new engine is one without versions at first, and makes itself one with them while it is asked already. */
export function beginUpgrade(server: VaultServer, mount: Mount): void {
  if (mount.type === 'kv') server.upgradedAt.set(mount.uuid, performance.now() + UPGRADES_FOR_MS);
}

/** Why an engine does nothing yet: upgradeCheck in upgrade.go of hashicorp/vault-plugin-secrets-kv. */
export async function upgradeComplaint(server: VaultServer, mount: Mount): Promise<string | undefined> {
  const isUpgrading = () => performance.now() < (server.upgradedAt.get(mount.uuid) ?? 0);
  if (!isUpgrading()) return undefined;
  await wait(HELD_FOR_MS);
  if (!isUpgrading()) return undefined;
  return 'Upgrading from non-versioned to versioned data. This backend will be unavailable for a brief period and will resume service shortly.';
}
