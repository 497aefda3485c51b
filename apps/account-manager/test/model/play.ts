import { goOn } from './attempt.ts';
import { beginHistory, type History, profileOf, redisNow, replicaOf, tell, violate } from './history.ts';
import type { Installation } from './installations.ts';
import { brokenRules } from './judge.ts';
import { connect, reportUnheard } from './operations/connect.ts';
import { release, renew, take } from './operations/lease.ts';
import { report } from './operations/outcome.ts';
import { ask, askAgain } from './operations/permit.ts';
import { extend, lift, pause, restrict } from './operations/restriction.ts';
import { askTogether, takeTogether } from './operations/together.ts';
import { compareUsage } from './operations/usage.ts';
import type { Plan, Step } from './steps.ts';

/**
 * Plays a history and judges every answer at the moment it is given, and in the end what was really executed and what
 * the ledger kept.
 * @throws Violation with the story up to where it went wrong
 */
export async function play(installation: Installation, { rules, people, steps }: Plan): Promise<void> {
  const history = await beginHistory(installation, { profileName: rules, people });
  for (const step of steps) await happen(history, step, people);
  await settle(history);
  const [broken] = brokenRules(profileOf(history), history.grants);
  if (broken) violate(history, broken);
  await installation.redis.wipe();
  tell(history, 'Redis loses everything');
  await compareUsage(history);
}

async function happen(history: History, step: Step, people: number): Promise<void> {
  const { world, redis } = history.installation;
  const person = 'person' in step ? step.person % people : 0;
  switch (step.do) {
    case 'ask':
      return ask(history, step, { ...step, person });
    case 'askAgain':
      return askAgain(history, step, step);
    case 'take': {
      const { purpose } = step;
      const channel = purpose === 'invite' ? history.channels[step.channel] : undefined;
      return take(history, step, { person, purpose, channel });
    }
    case 'renew':
      return renew(history, step, person);
    case 'release':
      return release(history, step, person);
    case 'report':
      return report(history, step, step);
    case 'restrict':
      return restrict(history, step, { ...step, person });
    case 'lift':
      return lift(history, step, { ...step, person });
    case 'askTogether':
      return askTogether(history, step, { ...step, person });
    case 'takeTogether':
      return takeTogether(history, step, person);
    case 'wait':
      return pass(history, step.ms);
    case 'waitUntilRetry': {
      if (history.retryAt === null) return;
      return pass(history, history.retryAt - step.earlyMs - redisNow(history));
    }
    case 'wipe':
      history.isDisturbed = true;
      tell(history, 'Redis loses everything');
      return redis.wipe();
    case 'save':
      history.snapshot = await redis.snapshot();
      return tell(history, 'Redis writes a snapshot');
    case 'restore': {
      if (!history.snapshot) return;
      history.isDisturbed = true;
      history.heartbeatsLostAt = world.now;
      tell(history, 'Redis goes back to its snapshot');
      return redis.restore(history.snapshot);
    }
    case 'stepRedis':
      history.redisSkewMs = step.ms;
      tell(history, `the clock of Redis is ${step.ms} ms ahead`);
      return redis.setTime(redisNow(history));
    case 'stepReplica': {
      const { time } = replicaOf(history, step.replica);
      Object.assign(time, { wallSkewMs: step.wallMs, monotonicSkewMs: step.monotonicMs });
      const clocks = `wall clock ${step.wallMs} ms, its monotonic one ${step.monotonicMs} ms`;
      return tell(history, `replica ${step.replica} has its ${clocks} ahead`);
    }
    case 'stepPostgres':
      world.postgresSkewMs = step.ms;
      return tell(history, `the clock of Postgres is ${step.ms} ms ahead`);
    case 'postgresGoes':
      history.isDisturbed = true;
      world.isPostgresAway = true;
      return tell(history, 'Postgres is away');
    case 'postgresComes':
      world.isPostgresAway = false;
      return tell(history, 'Postgres is there');
    case 'connect':
      return connect(history, step, { ...step, person });
    case 'pause':
      return pause(history, step, { ...step, person });
    case 'extend':
      return extend(history, step, { ...step, person });
    case 'goOn':
      return goOn(history, step.replica);
  }
}

async function pass(history: History, ms: number): Promise<void> {
  if (ms <= 0) return;
  const { world, redis } = history.installation;
  world.now += ms;
  tell(history, `${ms} ms pass`);
  await redis.setTime(redisNow(history));
}

/** Everybody goes on, and all clocks are right again. */
async function settle(history: History): Promise<void> {
  const { replicas, redis, world } = history.installation;
  history.redisSkewMs = 0;
  Object.assign(world, { postgresSkewMs: 0, isPostgresAway: false });
  await redis.setTime(redisNow(history));
  for (const { time } of replicas) Object.assign(time, { wallSkewMs: 0, monotonicSkewMs: 0 });
  for (const index of [...history.stopped.keys()]) await goOn(history, index);
  await reportUnheard(history);
}
