import type { Usage } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import { findAccount, findTeamChannels } from '../accounts/repository.ts';
import { DAY_MS, type Profile } from '../limits/table.ts';
import { isUndecided } from '../recovery/with-rebuild.ts';
import { readStanding } from '../standings/read-standings.ts';
import { type BudgetDependencies, budgetOf, lookAt, type PersonLook } from './budget-of.ts';

/**
 * Every limit of an account: used, left, and when one more becomes possible. The sums are those of the person, over
 * all teams; who holds them, and where they invited, is told only as far as it was for this team.
 */
export async function readUsage(
  dependencies: BudgetDependencies,
  accountId: string,
  teamId: string,
): Promise<Usage> {
  const { pool, profiles } = dependencies;
  const account = await findAccount(pool, accountId);
  if (account?.teamId !== teamId) throw problem('not_found');
  const profile = await profiles.of(accountId);
  const look = await lookAt(dependencies, account.personKey);
  if (isUndecided(look)) throw problem('service_unavailable');
  const ownChannels = await findTeamChannels(pool, teamId, account.personKey);
  return {
    ...budgetOf(account, profile, look),
    channels: toChannels(profile, look).filter(({ channel }) => ownChannels.has(channel)),
    restrictions: (await readStanding(pool, accountId))?.restrictions ?? [],
  };
}

function toChannels({ actions: rules }: Profile, { now, fields, actions }: PersonLook): Usage['channels'] {
  const limitOver = (windowMs: number) =>
    rules.invite.limits.find(limit => limit.counts === 'channel' && limit.windowMs === windowMs)?.value ?? 0;
  const today = new Map<string, number>();
  for (const [member, at] of actions.get('invite') ?? []) {
    const channel = member.slice(member.indexOf('|') + 1);
    if (Number(at) > now - DAY_MS) today.set(channel, (today.get(channel) ?? 0) + 1);
  }
  return [...fields].flatMap(([field, used]) => {
    if (!field.startsWith('ever:')) return [];
    const channel = field.slice('ever:'.length);
    return [
      {
        channel,
        today: today.get(channel) ?? 0,
        todayLimit: limitOver(DAY_MS),
        ever: Number(used),
        everLimit: limitOver(0),
      },
    ];
  });
}
