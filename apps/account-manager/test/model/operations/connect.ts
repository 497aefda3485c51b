import { newId } from '@muster/service-kit';
import { registerAccount } from '../../../src/accounts/register-account.ts';
import { type Actor, attempt } from '../attempt.ts';
import { type History, personOf } from '../history.ts';
import { newestLift } from '../observer.ts';

/**
 * A person logs in: through the account they have, or through another one, in another team, which ends that. Whoever
 * reports it repeats it until it is taken, and so nothing strikes here.
 */
export async function connect(
  history: History,
  { replica }: Pick<Actor, 'replica'>,
  { person: index, isAnother }: { person: number; isAnother: boolean },
): Promise<void> {
  const { now, isPostgresAway } = history.installation.world;
  if (isPostgresAway) return;
  const person = personOf(history, index);
  const { teamId, accountId } = isAnother ? { teamId: newId(), accountId: newId() } : person;
  Object.assign(person, { teamId, accountId, connectedAt: now });
  await attempt(
    history,
    { replica, fault: null },
    `connects ${isAnother ? 'another account' : 'the account'} of person ${index}`,
    process =>
      registerAccount(process, {
        id: accountId,
        teamId,
        platform: 'telegram',
        personKey: person.key,
        connectedAt: new Date(now).toISOString(),
      }),
    () => {
      const lifted = newestLift(history.ledger, person.key, 'banned');
      person.restrictions = person.restrictions.filter(
        ({ kind, version }) => kind !== 'banned' || version > lifted,
      );
    },
  );
}
