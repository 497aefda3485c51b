import type { LimitedAction } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { takeLease } from '../../../src/leases/take-lease.ts';
import { grantPermit, type PermitAnswer } from '../../../src/permits/grant-permit.ts';
import { newPersonKey } from '../../installation.ts';
import { type Actor, type Circumstances, goOn } from '../attempt.ts';
import { attemptTogether, type Told } from '../attempt-together.ts';
import { isInDoubt, lastEnd } from '../facts.ts';
import {
  type Asked,
  clocksDisagree,
  endingNow,
  type History,
  personOf,
  present,
  tell,
  violate,
} from '../history.ts';
import { entryOf } from '../observer.ts';
import { fittingLease, learnLease } from './lease.ts';
import { type Execution, learnGrant, momentFor, requestFor } from './permit.ts';

/** Several at once: over all processes, or through one, whose statements carry them together. */
type Together = Actor & { times: number; isSpread: boolean };

type Wanted = {
  person: number;
  action: LimitedAction;
  channel: number;
  isSame: boolean;
  execution: Execution;
};

/** Several ask for permits at once: for one and the same, or each for its own, by turns for everybody there is. */
export async function askTogether(history: History, together: Together, wanted: Wanted): Promise<void> {
  for (const index of [...history.stopped.keys()]) await goOn(history, index);
  const { action, isSame, execution } = wanted;
  const holders = await holdersFor(history, wanted);
  const asked = Array.from({ length: isSame ? 1 : together.times }, (_, i) => {
    const holder = holders[i % Math.max(1, holders.length)];
    return holder ? [{ ...holder, ...newWish(action) }] : [];
  }).flat();
  history.asked.push(...asked);
  const wishes = Array.from(
    { length: together.times },
    (_, i) => asked[i % Math.max(1, asked.length)] ?? [],
  ).flat();
  if (wishes.length === 0) return;
  await attemptTogether(
    history,
    together,
    `${wishes.length} ask at once for ${action}${isSame ? ', for the same permit' : ''}`,
    wishes.map(one => async replica => {
      one.moments.push(momentFor(history, replica));
      return grantPermit(replica, one.lease, requestFor(history, one));
    }),
    told => judge(history, { wishes, execution, isSame }, told),
  );
}

/** Everybody who may act, each in another channel: what shares neither can be written by one statement. */
async function holdersFor(history: History, { person: first, action, channel, isSame }: Wanted) {
  const holders: Pick<Asked, 'person' | 'lease' | 'channel'>[] = [];
  for (let i = 0; i < (isSame ? 1 : history.people.length); i++) {
    const person = (first + i) % history.people.length;
    const into = action === 'invite' ? history.channels[(channel + i) % history.channels.length] : undefined;
    const lease = await fittingLease(history, person, action, into);
    if (lease) holders.push({ person, lease, channel: into });
  }
  return holders;
}

const newWish = (action: LimitedAction): Omit<Asked, 'person' | 'lease' | 'channel'> => ({
  permitId: newId(),
  isOfClosedMonth: false,
  action,
  isStranger: action === 'direct_message',
  target: newPersonKey(),
  moments: [],
});

function judge(
  history: History,
  { wishes, execution, isSame }: { wishes: readonly Asked[]; execution: Execution; isSame: boolean },
  told: readonly Told<PermitAnswer>[],
): void {
  const heard = told.flatMap(({ place, ending, circumstances }) => {
    const asked = wishes[place];
    return asked
      ? [{ asked, answer: ending.status === 'answered' ? ending.value : undefined, circumstances }]
      : [];
  });
  for (const { answer } of heard) if (answer) tell(history, `  ${describe(answer)}`);
  // In the order in which the ledger has them: each must have been possible after those before.
  const versionOf = ({ permitId }: Asked) => entryOf(history.ledger, 'permit', permitId)?.version ?? 0;
  for (const { asked, answer, circumstances } of heard.toSorted(
    (a, b) => versionOf(a.asked) - versionOf(b.asked),
  ))
    learnGrant(history, asked, answer, execution, circumstances);
  const isCalm = heard.every(({ circumstances }) => !circumstances.isDisturbed && !circumstances.isLate);
  const answers = heard.flatMap(({ answer }) => (answer && !isToAskAgain(answer) ? answer : []));
  if (isSame && isCalm && new Set(answers.map(answer => JSON.stringify(answer))).size > 1)
    violate(history, 'one permit got two answers');
  for (const { asked, answer, circumstances } of heard) {
    if (answer?.status === 'denied' && !circumstances.isLate)
      justify(history, asked, answer.denial, circumstances.replica);
  }
}

/** Whoever meets a rebuild that others have begun is to ask again: that answers nothing yet. */
const isToAskAgain = (answer: PermitAnswer): boolean =>
  answer.status === 'denied' && answer.denial.reason === 'rebuilding';

/** Others were asking meanwhile: a denial may end sooner than what stands in the way now, but not later. */
function justify(
  history: History,
  asked: Asked,
  { reason, retryAt }: Extract<PermitAnswer, { status: 'denied' }>['denial'],
  replica: Circumstances['replica'],
): void {
  if (reason === 'rebuilding' || (reason === 'lease_lost' && history.isDisturbed)) return;
  if (reason === 'clock_unsafe' && clocksDisagree(history, replica)) return;
  const channel = asked.channel ?? null;
  const inTheWay = present(history, { ...asked, channel }, endingNow(history, replica));
  if (inTheWay.length === 0) violate(history, 'nothing is in the way');
  const end = lastEnd(inTheWay);
  if (isInDoubt(history.grants, channel) || end === null) return;
  if (retryAt === null || Date.parse(retryAt) > end) violate(history, 'it is possible earlier');
}

const describe = (answer: PermitAnswer): string =>
  answer.status === 'granted' ? 'granted' : `denied: ${answer.denial.limit ?? answer.denial.reason}`;

/** Several want the same account at once: one of them gets it at most. */
export async function takeTogether(history: History, together: Together, index: number): Promise<void> {
  const { teamId, accountId } = personOf(history, index);
  const wish = {
    teamId,
    purpose: 'parse',
    accountIds: [accountId],
    holder: 'a task',
    speed: 'safe',
  } as const;
  await attemptTogether(
    history,
    together,
    `${together.times} want person ${index} at once`,
    Array.from({ length: together.times }, () => replica => takeLease(replica, wish)),
    told => {
      const granted = told.flatMap(({ ending, circumstances }) =>
        ending.status === 'answered' && ending.value.status === 'granted'
          ? [{ lease: ending.value.lease, circumstances }]
          : [],
      );
      if (granted.length > 1) violate(history, `${granted.length} hold person ${index} at once`);
      const wanted = { purpose: 'parse', channel: undefined } as const;
      learnLease(
        history,
        index,
        wanted,
        granted[0]?.lease,
        granted[0]?.circumstances ?? told[0]?.circumstances,
      );
    },
  );
}
