import { clock } from '@muster/service-kit';
import { readRoles } from '../bootstrap/roles.ts';
import type { Config } from '../config.ts';
import { CannotDo } from '../print.ts';
import { alone } from '../rotate/alone.ts';
import { rotateAccessTokenKeys } from '../rotate/keys/rotate-access-token-keys.ts';
import { rotateServiceKeys } from '../rotate/keys/rotate-service-keys.ts';
import { rotateSessionKey } from '../rotate/keys/rotate-session-key.ts';
import { createProcesses } from '../rotate/processes/processes.ts';
import type { Rotation } from '../rotate/rotation.ts';
import { rotateSecretIds } from '../rotate/secret-ids/rotate-secret-ids.ts';
import type { Vault } from '../vault/client.ts';

/** What can be rotated, in the order in which `all` does it: what is due most often first. */
export const ROTATED = ['secret-id', 'session-key', 'jwt-keys'] as const;
export type Rotated = (typeof ROTATED)[number];

type RotateConfig = Pick<Config, 'HANDOVER_DIR' | 'ROLES_FILE' | 'PROCESS_URLS'>;

/**
 * Replaces secrets while everything goes on: the new one beside the old, then every replica on the new one, then the
 * old one revoked or taken away. May be broken off anywhere and run again.
 * @param how `isStolen`: what the old key of access tokens has signed is not waited for
 * @throws CannotDo when another one is under way, and when something does not change in time: the old stays good
 */
export async function rotate(
  vault: Vault,
  config: RotateConfig,
  what: readonly Rotated[],
  tell: Rotation['tell'],
  {
    signal = new AbortController().signal,
    time = clock,
    isStolen = false,
  }: { signal?: AbortSignal; time?: Rotation['clock']; isStolen?: boolean } = {},
): Promise<void> {
  const roles = await readRoles(config.ROLES_FILE);
  const hasKeys = what.some(each => each !== 'secret-id');
  if (config.PROCESS_URLS.length === 0 && hasKeys)
    throw new CannotDo('PROCESS_URLS: keys are not taken away before every process is seen on the new ones');
  const processes = createProcesses(config.PROCESS_URLS, roles);
  const rotations: Record<Rotated, (rotation: Rotation) => Promise<void>> = {
    'secret-id': rotation => rotateSecretIds(rotation, { roles, folder: config.HANDOVER_DIR }),
    'session-key': rotation => rotateSessionKey(rotation, processes),
    async 'jwt-keys'(rotation) {
      if (isStolen) await rotateAccessTokenKeys(rotation, processes, { isStolen });
      await rotateServiceKeys(rotation, processes);
      if (!isStolen) await rotateAccessTokenKeys(rotation, processes);
    },
  };
  await alone({ vault, clock: time, signal }, async stillAlone => {
    for (const each of what) await rotations[each]({ vault, tell, clock: time, signal: stillAlone });
  });
  tell(
    hasKeys
      ? 'done; now take a new snapshot, for those of before have the old keys: `vault-operator snapshot <file>`'
      : 'done',
  );
}
