import type { LeasePurpose, LiftableKind, LimitedAction, PermitOutcome } from '@muster/contracts';
import fc from 'fast-check';
import type { Actor } from './attempt.ts';
import { REPLICAS } from './installations.ts';
import type { Execution } from './operations/permit.ts';
import type { Fault } from './replica.ts';
import type { RulesName } from './rules.ts';

/** One thing that happens. People, channels, permits and replicas are numbers: every step has a meaning anywhere. */
export type Step =
  | (Actor & {
      do: 'ask';
      person: number;
      action: LimitedAction;
      channel: number;
      isStale: boolean;
      isStranger: boolean;
      isOfClosedMonth: boolean;
      execution: Execution;
    })
  | (Actor & { do: 'askAgain'; nth: number; execution: Execution })
  | (Actor & { do: 'take'; person: number; purpose: LeasePurpose; channel: number })
  | (Actor & { do: 'renew' | 'release'; person: number })
  | (Actor & { do: 'report'; nth: number; outcome: PermitOutcome; isOfClosedMonth: boolean })
  | (Actor & {
      do: 'restrict';
      person: number;
      kind: LiftableKind;
      isAgain: boolean;
      waitSeconds: number;
      isOfClosedMonth: boolean;
    })
  | (Actor & { do: 'lift'; person: number; kind: LiftableKind })
  | (Actor & {
      do: 'askTogether';
      person: number;
      action: LimitedAction;
      channel: number;
      times: number;
      isSame: boolean;
      isSpread: boolean;
      execution: Execution;
    })
  | (Actor & { do: 'takeTogether'; person: number; times: number; isSpread: boolean })
  | { do: 'wait'; ms: number }
  | { do: 'waitUntilRetry'; earlyMs: number }
  | (Actor & { do: 'connect'; person: number; isAnother: boolean })
  | (Actor & { do: 'pause'; person: number; ms: number | null })
  | (Actor & { do: 'extend'; person: number; ms: number })
  | { do: 'wipe' | 'save' | 'restore' | 'postgresGoes' | 'postgresComes' }
  | { do: 'stepRedis' | 'stepPostgres'; ms: number }
  | { do: 'stepReplica'; replica: number; wallMs: number; monotonicMs: number }
  | { do: 'goOn'; replica: number };

export type Plan = { rules: RulesName; people: number; steps: readonly Step[] };

/** What a family of histories is about: how often each thing happens, and by which rules. */
export type Emphasis = {
  readonly rules: readonly RulesName[];
  readonly weights: Readonly<Record<Step['do'], number>>;
  /** Of 10 operations so many are struck. */
  readonly faultsOfTen: number;
  readonly maxSteps: number;
};

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;

const person = fc.nat({ max: 1 });
const channel = fc.nat({ max: 1 });
const replica = fc.nat({ max: REPLICAS - 1 });
const times = fc.integer({ min: 2, max: 5 });
const nth = fc.nat({ max: 3 });
const execution = fc.constantFrom<Execution>('at once', 'a while later', 'at the last moment');
const kind = fc.constantFrom<LiftableKind>('flood_wait', 'peer_flood', 'frozen', 'banned', 'paused');
const action = fc.oneof(
  { weight: 6, arbitrary: fc.constant<LimitedAction>('invite') },
  { weight: 3, arbitrary: fc.constant<LimitedAction>('resolve') },
  { weight: 1, arbitrary: fc.constantFrom<LimitedAction>('direct_message', 'join') },
);

/** The edges of everything that has a length: calls, leases, pauses, windows. */
const length = fc.constantFrom(
  1,
  SECOND_MS,
  6 * SECOND_MS,
  20 * SECOND_MS,
  26 * SECOND_MS,
  30 * SECOND_MS,
  60 * SECOND_MS,
  600 * SECOND_MS,
  HOUR_MS - 1,
  HOUR_MS,
  DAY_MS - HOUR_MS,
  DAY_MS,
);

/** Within what is tolerated, and far beyond it. */
const skew = fc.constantFrom(0, 900, -900, 3 * SECOND_MS, -HOUR_MS, 25 * HOUR_MS);

function actor(faultsOfTen: number) {
  const fault: fc.Arbitrary<Fault> = fc.record({
    at: fc.integer({ min: 1, max: 7 }),
    after: fc.boolean(),
    how: fc.constantFrom('killed', 'stopped', 'cut'),
  });
  return {
    replica,
    fault: fc.oneof(
      { weight: 10 - faultsOfTen, arbitrary: fc.constant(null) },
      { weight: faultsOfTen, arbitrary: fault },
    ),
  };
}

function stepsOf({ weights, faultsOfTen }: Emphasis): fc.Arbitrary<Step> {
  const by = actor(faultsOfTen);
  const is = <T extends Step['do']>(name: T) => ({ do: fc.constant(name) });
  const rarely = fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  );
  const purpose = fc.constantFrom<LeasePurpose>('invite', 'message', 'parse');
  const outcome = fc.constantFrom<PermitOutcome>('committed', 'refunded', 'unknown');
  const arbitraries: { [name in Step['do']]: fc.Arbitrary<Step> } = {
    ask: fc.record({
      ...is('ask'),
      person,
      action,
      channel,
      isStale: rarely,
      isStranger: fc.boolean(),
      isOfClosedMonth: rarely,
      execution,
      ...by,
    }),
    askAgain: fc.record({ ...is('askAgain'), nth, execution, ...by }),
    take: fc.record({ ...is('take'), person, purpose, channel, ...by }),
    renew: fc.record({ ...is('renew'), person, ...by }),
    release: fc.record({ ...is('release'), person, ...by }),
    report: fc.record({ ...is('report'), nth, outcome, isOfClosedMonth: rarely, ...by }),
    restrict: fc.record({
      ...is('restrict'),
      person,
      kind,
      isAgain: fc.boolean(),
      waitSeconds: fc.constantFrom(0, 30, 3_600),
      isOfClosedMonth: rarely,
      ...by,
    }),
    lift: fc.record({ ...is('lift'), person, kind, ...by }),
    askTogether: fc.record({
      ...is('askTogether'),
      person,
      action,
      channel,
      times,
      isSame: fc.boolean(),
      isSpread: fc.boolean(),
      execution,
      ...by,
    }),
    takeTogether: fc.record({ ...is('takeTogether'), person, times, isSpread: fc.boolean(), ...by }),
    wait: fc.record({ ...is('wait'), ms: length }),
    waitUntilRetry: fc.record({ ...is('waitUntilRetry'), earlyMs: fc.constantFrom(0, 1) }),
    connect: fc.record({ ...is('connect'), person, isAnother: fc.boolean(), ...by }),
    pause: fc.record({ ...is('pause'), person, ms: fc.constantFrom(null, HOUR_MS), ...by }),
    extend: fc.record({ ...is('extend'), person, ms: fc.constantFrom(1, HOUR_MS, 2 * DAY_MS), ...by }),
    postgresGoes: fc.record(is('postgresGoes')),
    postgresComes: fc.record(is('postgresComes')),
    wipe: fc.record(is('wipe')),
    save: fc.record(is('save')),
    restore: fc.record(is('restore')),
    stepRedis: fc.record({ ...is('stepRedis'), ms: skew }),
    stepPostgres: fc.record({ ...is('stepPostgres'), ms: skew }),
    stepReplica: fc.record({
      ...is('stepReplica'),
      replica,
      wallMs: skew,
      monotonicMs: fc.constantFrom(0, 0, 900, 5_000),
    }),
    goOn: fc.record({ ...is('goOn'), replica }),
  };
  return fc.oneof(
    ...Object.entries(arbitraries).map(([name, arbitrary]) => ({
      arbitrary,
      weight: weightOf(weights, name),
    })),
  );
}

const weightOf = (weights: Emphasis['weights'], name: string): number =>
  Object.entries(weights).find(([known]) => known === name)?.[1] ?? 0;

/** Random histories of one family. */
export const plans = (emphasis: Emphasis): fc.Arbitrary<Plan> =>
  fc.record({
    rules: fc.constantFrom(...emphasis.rules),
    people: fc.integer({ min: 1, max: 2 }),
    steps: fc.array(stepsOf(emphasis), { minLength: 1, maxLength: emphasis.maxSteps, size: 'max' }),
  });
