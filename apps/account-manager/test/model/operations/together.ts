import type { LimitedAction } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { takeLease } from '../../../src/leases/take-lease.ts';
import { grantPermit, type PermitAnswer } from '../../../src/permits/grant-permit.ts';
import { newPersonKey } from '../../installation.ts';
import { goOn } from '../attempt.ts';
import { lastEnd } from '../facts.ts';
import {
  type Asked,
  type History,
  lookAtLedger,
  personOf,
  present,
  redisNow,
  replicaOf,
  tell,
  violate,
} from '../history.ts';
import { entryOf } from '../observer.ts';
import { fittingLease, learnLease } from './lease.ts';
import { type Execution, learnGrant, momentFor, requestFor } from './permit.ts';

/** Does something with several replicas at once; in which order it happens is up to them. */
async function atOnce<T>(
  history: History,
  times: number,
  work: (replica: ReturnType<typeof replicaOf>, index: number) => Promise<T>,
): Promise<T[]> {
  for (const index of [...history.stopped.keys()]) await goOn(history, index);
  const { replicas } = history.installation;
  const endings = await Promise.all(
    Array.from({ length: times }, (_, index) => {
      const replica = replicaOf(history, index % replicas.length);
      return replica.run(() => work(replica, index), null);
    }),
  );
  await lookAtLedger(history);
  return endings.flatMap(ending => (ending.status === 'answered' ? [ending.value] : []));
}

/** Several ask for permits of one person at once, some of them for the same one. */
export async function askTogether(
  history: History,
  wanted: { person: number; action: LimitedAction; channel: number; times: number; isSame: boolean },
  execution: Execution,
): Promise<void> {
  const { person, action, times, isSame } = wanted;
  const channel = action === 'invite' ? history.channels[wanted.channel] : undefined;
  const lease = await fittingLease(history, person, action, channel);
  if (!lease) return;
  const asked = Array.from({ length: isSame ? 1 : times }, (): Asked => {
    return {
      person,
      lease,
      permitId: newId(),
      action,
      channel,
      isStranger: action === 'direct_message',
      target: newPersonKey(),
      moments: [],
    };
  });
  history.asked.push(...asked);
  const [first] = asked;
  if (!first) return;
  tell(
    history,
    `${times} ask at once for ${action} by person ${person}${isSame ? ', for the same permit' : ''}`,
  );
  const answers = await atOnce(history, times, (replica, index) => {
    const one = asked[index] ?? first;
    one.moments.push(momentFor(history, replica));
    return grantPermit(replica, lease, requestFor(history, one));
  });
  for (const answer of answers) tell(history, `  ${describe(answer)}`);
  learnInOrder(history, asked, answers, execution);
  if (isSame && new Set(answers.map(answer => JSON.stringify(answer))).size > 1)
    violate(history, 'one permit got two answers');
  const end = lastEnd(present(history, { ...first, channel: channel ?? null }, redisNow(history)));
  for (const answer of answers) {
    if (answer.status === 'granted' || answer.denial.reason === 'rebuilding') continue;
    const { reason, retryAt } = answer.denial;
    if (reason === 'lease_lost' && history.isDisturbed) continue;
    if (end === 0) violate(history, 'nothing is in the way');
    if (end !== null && (retryAt === null || Date.parse(retryAt) > end))
      violate(history, 'it is possible earlier');
  }
}

/** What was granted, in the order in which the ledger has it: each must have been possible after those before. */
function learnInOrder(
  history: History,
  asked: readonly Asked[],
  answers: readonly PermitAnswer[],
  execution: Execution,
): void {
  const versionOf = ({ permitId }: Asked) => entryOf(history.ledger, 'permit', permitId)?.version ?? 0;
  for (const one of asked.toSorted((a, b) => versionOf(a) - versionOf(b))) {
    const answer = answers.find(({ status, ...rest }) => 'permit' in rest && rest.permit.id === one.permitId);
    learnGrant(history, one, answer, execution);
  }
}

const describe = (answer: PermitAnswer): string =>
  answer.status === 'granted' ? 'granted' : `denied: ${answer.denial.limit ?? answer.denial.reason}`;

/** Several want the same account at once: one of them gets it at most. */
export async function takeTogether(history: History, index: number, times: number): Promise<void> {
  const person = personOf(history, index);
  const { teamId, accountId } = person;
  tell(history, `${times} want person ${index} at once`);
  const answers = await atOnce(history, times, replica =>
    takeLease(replica, {
      teamId,
      purpose: 'parse',
      accountIds: [accountId],
      holder: 'a task',
      speed: 'safe',
    }),
  );
  const granted = answers.flatMap(answer => (answer.status === 'granted' ? [answer.lease] : []));
  if (granted.length > 1) violate(history, `${granted.length} hold person ${index} at once`);
  learnLease(history, index, { purpose: 'parse', channel: undefined }, granted[0]);
}
