import { type IntegrationClient, unwrap } from '@muster/contracts';
import { clock, type Logger, type Pool } from '@muster/service-kit';
import { findRight, type RightKey, saveRight } from './repository.ts';
import { standingOf } from './standing.ts';
import type { Unavailable, UnavailableRights } from './unavailable-rights.ts';

/** Less than whoever wants a lease waits for it (15 s): one account that does not answer must not hold up the others. */
const ANSWER_WITHIN_MS = 5_000;

export type RightAnswer = { status: 'may' } | { status: 'may_not' } | Unavailable;

/** Questions about rights that are on their way: tasks that wake at the same time wait for the same answer. */
export type RightsUnderWay = Map<string, Promise<RightAnswer>>;

export type AskRightDependencies = {
  pool: Pool;
  integration: IntegrationClient;
  rightsUnderWay: RightsUnderWay;
  unavailableRights: UnavailableRights;
  log: Logger;
};

/**
 * Whether an account may invite into a channel, as integration says now; the answer is remembered, and for a while also
 * that there was none.
 * @param refusalsSince as for {@link standingOf}
 */
export function askRight(
  dependencies: AskRightDependencies,
  key: RightKey,
  refusalsSince: number,
): Promise<RightAnswer> {
  const { rightsUnderWay, unavailableRights } = dependencies;
  const name = nameOf(key);
  const unavailable = unavailableRights.find(name);
  if (unavailable) return Promise.resolve(unavailable);
  const asked =
    rightsUnderWay.get(name) ??
    askOnce(dependencies, key, refusalsSince).finally(() => rightsUnderWay.delete(name));
  rightsUnderWay.set(name, asked);
  return asked;
}

const nameOf = ({ accountId, channelKey }: RightKey): string => `${accountId} ${channelKey}`;

/** A call of the platform is dear: somebody may have had an answer since this account was looked at. */
async function askOnce(
  dependencies: AskRightDependencies,
  key: RightKey,
  refusalsSince: number,
): Promise<RightAnswer> {
  const known = await findRight(dependencies.pool, key);
  const standing = standingOf(known, { now: clock.now(), refusalsSince });
  return standing === 'may' || standing === 'may_not' ? { status: standing } : ask(dependencies, key);
}

async function ask(
  { pool, integration, log, unavailableRights }: AskRightDependencies,
  key: RightKey,
): Promise<RightAnswer> {
  try {
    const answer = unwrap(
      await integration.POST('/accounts/{id}/rights', {
        params: { path: { id: key.accountId } },
        body: { channel: key.channelKey },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }),
    );
    if (answer.status === 'unavailable') return unavailableRights.add(nameOf(key), answer.code);
    const { mayInvite, checkedAt } = answer;
    await saveRight(pool, { key, right: { mayInvite, checkedAt: Date.parse(checkedAt) } });
    return { status: mayInvite ? 'may' : 'may_not' };
  } catch (error) {
    log.warn({ err: error, account: key.accountId }, 'rights could not be asked');
    return unavailableRights.add(nameOf(key), 'service_unavailable');
  }
}
