import { join } from 'node:path';
import { roleSecrets } from '@muster/secrets';
import { type Roles, readRoles } from '../bootstrap/roles.ts';
import type { Config } from '../config.ts';
import { enter } from '../doctor/enter.ts';
import { examineRootTokens } from '../doctor/examine-root-tokens.ts';
import { examineSeal } from '../doctor/examine-seal.ts';
import { findSecrets, readSecrets } from '../doctor/examine-secrets.ts';
import type { Finding } from '../doctor/finding.ts';
import { reach } from '../doctor/reach.ts';
import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { endToken, OWN_ROLE } from '../session.ts';
import type { Vault } from '../vault/client.ts';

type DoctorConfig = Pick<Config, 'HANDOVER_DIR' | 'ROLES_FILE'>;

/**
 * Goes the way that a process goes to its secrets, and says of each step how it is, and of a wrong one what to do.
 * @returns whether all is right
 */
export async function doctor(
  vault: Vault,
  config: DoctorConfig,
  process: string,
  person: Person,
): Promise<boolean> {
  const role = roleOf(process, await readRoles(config.ROLES_FILE));
  let isRight = true;
  for await (const finding of examine(vault, { folder: join(config.HANDOVER_DIR, process), role, process })) {
    const { what } = finding;
    if (finding.is === 'right') person.tell(`ok     ${what}: ${finding.how}`);
    else person.tell(`WRONG  ${what}: ${finding.why}. To do: ${finding.todo}.`);
    isRight &&= finding.is === 'right';
  }
  return isRight;
}

async function* examine(
  vault: Vault,
  as: { folder: string; role: string; process: string },
): AsyncGenerator<Finding> {
  if (!(yield* reach(vault.address))) return;
  if (!(yield* examineSeal(vault))) return;
  const own = yield* enter(vault, as);
  if (!own) return;
  try {
    const all = [...new Set([...roleSecrets.values()].flat())];
    if (as.role === OWN_ROLE) {
      yield* examineRootTokens(own);
      yield* findSecrets(own, all);
    } else yield* readSecrets(own, roleSecrets.get(as.role) ?? []);
  } finally {
    await endToken(own);
  }
}

function roleOf(process: string, { roles }: Roles): string {
  const found = Object.entries(roles).find(([, { processes }]) => processes.includes(process));
  if (found) return found[0];
  const known = Object.values(roles).flatMap(({ processes }) => processes);
  throw new CannotDo(`${process} is none of the processes: ${known.join(', ')}`);
}
