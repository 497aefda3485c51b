import fc from 'fast-check';

/** Which of the questions and answers of what is begun are kept on the way, in their order. */
type Plan = { plan: boolean[] };

/** What can happen, each by the number of a replica and of an account. */
export type Step =
  | ({ do: 'sign' | 'look'; replica: number } & Plan)
  | ({ do: 'hold'; replica: number; account: number } & Plan)
  | ({ do: 'release'; replica: number; account: number } & Plan)
  /** What was kept longest goes on. */
  | { do: 'arrives'; replica: number }
  /** Its process ends or stands still, and another takes its place: whatever it holds it may still write for. */
  | { do: 'dies'; replica: number }
  /** It ends in good order, and another takes its place. */
  | ({ do: 'closes'; replica: number } & Plan)
  | { do: 'advance'; ms: number }
  | { do: 'wipe' }
  | { do: 'copy' }
  | { do: 'put back' };

// Most about two replicas and one account: of those that are thrown together by chance, more come to something.
const replica = fc.constantFrom(0, 0, 1, 1, 2);
const account = fc.constantFrom(0, 0, 0, 1);
const plan = fc.oneof(
  { weight: 3, arbitrary: fc.constant<boolean[]>([]) },
  { weight: 2, arbitrary: fc.nat({ max: 7 }).map(before => [...Array<boolean>(before).fill(false), true]) },
  { weight: 1, arbitrary: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }) },
);
const ms = fc.constantFrom(500, 1_000, 3_000, 3_000, 6_000, 9_000, 11_000);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('sign' as const), replica, plan }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const), replica, plan }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('hold' as const), replica, account, plan }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), replica, account, plan }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('arrives' as const), replica }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dies' as const), replica }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('closes' as const), replica, plan }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('advance' as const), ms }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'wipe' }, { do: 'copy' }, { do: 'put back' }) },
);

export const histories = fc.array(step, { minLength: 30, maxLength: 80 });
