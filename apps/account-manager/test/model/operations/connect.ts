import { newId } from '@muster/service-kit';
import { registerAccount } from '../../../src/accounts/register-account.ts';
import type { ConnectedAccount } from '../../../src/accounts/save-account.ts';
import { type Actor, attempt } from '../attempt.ts';
import { type History, personOf, violate } from '../history.ts';
import { newestLift } from '../observer.ts';

/** A connection whose report nobody answered: its reporter repeats it until somebody does. */
export type Unheard = { person: number; account: ConnectedAccount };

/**
 * A person logs in: through the account they have, or through another one, in another team, which ends that. A report
 * that was not heard comes first, and comes again.
 */
export async function connect(
  history: History,
  actor: Actor,
  { person: index, isAnother }: { person: number; isAnother: boolean },
): Promise<void> {
  const unheard = history.unheard.shift();
  if (unheard) return report(history, actor, unheard);
  const { now } = history.installation.world;
  const { key: personKey, teamId, accountId } = personOf(history, index);
  const account = isAnother ? { teamId: newId(), id: newId() } : { teamId, id: accountId };
  await report(history, actor, {
    person: index,
    account: { ...account, platform: 'telegram', personKey, connectedAt: new Date(now).toISOString() },
  });
}

/** Reports again what nobody has heard, until everything was. */
export async function reportUnheard(history: History): Promise<void> {
  for (let next = history.unheard.shift(); next; next = history.unheard.shift())
    await report(history, { replica: 0, fault: null }, next);
}

async function report(history: History, actor: Actor, connection: Unheard): Promise<void> {
  const { person: index, account } = connection;
  const person = personOf(history, index);
  const at = Date.parse(account.connectedAt);
  const isAnother = account.id !== person.accountId;
  person.connectedAt = Math.max(person.connectedAt, at);
  let wasHeard = false;
  await attempt(
    history,
    actor,
    `connects ${isAnother ? 'another account' : 'the account'} of person ${index}`,
    process => registerAccount(process, account),
    ending => {
      const lifted = newestLift(history.ledger, person.key, 'banned');
      person.restrictions = person.restrictions.filter(
        ({ kind, version }) => kind !== 'banned' || version > lifted,
      );
      wasHeard = ending.status === 'answered';
      if (!wasHeard) return;
      const isBanned = person.restrictions.some(({ kind, since }) => kind === 'banned' && since < at);
      if (isBanned) violate(history, `person ${index} could log in and is still banned`);
    },
  );
  if (!wasHeard) history.unheard.push(connection);
}
