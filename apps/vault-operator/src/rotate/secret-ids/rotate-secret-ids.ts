import { handOver } from '../../bootstrap/hand-over.ts';
import type { Roles } from '../../bootstrap/roles.ts';
import { OWN_ROLE } from '../../session.ts';
import { type IssuedSecretId, revokeSecretId } from '../../vault/secret-ids.ts';
import { type Rotation, waitUntil } from '../rotation.ts';
import { nextStep } from './next-step.ts';
import { type Holder, readStandings } from './read-standings.ts';
import { rotateOwnSecretId } from './rotate-own-secret-id.ts';

/** A process looks every 10 s whether something was handed over, and waits 5 s at most between two tries to log in. */
const TAKEN_WITHIN_MS = 3 * 60_000;

/** Somebody who opens what is not theirs may do so again; more than that a person has to look at. */
const ISSUED_AT_MOST = 3;

/**
 * Gives every process a new secret id beside the old one, waits until it lives by the new one alone, and revokes the
 * old one by its accessor. vault-operator's own is the first: nobody who is down keeps it from a new one.
 * @throws CannotDo naming the processes that did not change in time: their old ones go on living
 */
export async function rotateSecretIds(
  rotation: Rotation,
  { roles: { roles }, folder }: { roles: Roles; folder: string },
): Promise<void> {
  const { vault, tell } = rotation;
  await rotateOwnSecretId(rotation, folder);
  const others = Object.entries(roles).filter(([role]) => role !== OWN_ROLE);
  const open = new Map(
    others.flatMap(([role, { processes }]) => processes.map(process => [process, { role, process }])),
  );
  const issued = new Map<string, number>();
  /** Whose wrapping could not be opened at the last look. */
  const spent = new Set<string>();

  const issue = async (holder: Holder, spoilt: IssuedSecretId | null): Promise<string> => {
    const times = issued.get(holder.process) ?? 0;
    if (times === ISSUED_AT_MOST) return 'somebody else opens what is handed over to it';
    await handOver(vault, { folder, ...holder });
    issued.set(holder.process, times + 1);
    if (!spoilt) tell(`${holder.process}: a new secret id is handed over`);
    else {
      await revokeSecretId(vault, holder.role, spoilt.accessor);
      tell(
        `${holder.process}: what was handed over had ended, or somebody else has opened it; it is revoked, and another one is handed over`,
      );
    }
    return 'it has not taken the new one yet';
  };

  /** Does what is next for one process: why it is not done yet, or null. */
  const advance = async (holder: Holder, standing: Parameters<typeof nextStep>[0]) => {
    const step = nextStep(standing, issued.has(holder.process));
    if (step.do === 'wait') return step.why;
    if (step.do === 'issue' && step.spoilt && !spent.has(holder.process)) {
      // So it looks also in the moment in which the process has opened it, and is about to take the file away.
      spent.add(holder.process);
      return 'what was handed over to it cannot be opened any more';
    }
    spent.delete(holder.process);
    if (step.do === 'issue') return issue(holder, step.spoilt);
    for (const { accessor } of step.old) await revokeSecretId(vault, holder.role, accessor);
    tell(`${holder.process}: lives by the new secret id; ${step.old.length} old revoked`);
    open.delete(holder.process);
    return null;
  };

  await waitUntil(rotation, TAKEN_WITHIN_MS, async () => {
    const missing: string[] = [];
    for (const [process, standing] of await readStandings(vault, [...open.values()], folder)) {
      const holder = open.get(process);
      const why = holder && (await advance(holder, standing));
      if (why) missing.push(`${process}: ${why}`);
    }
    return missing.length > 0 ? missing.join('; ') : null;
  });
}
