import type { Emphasis } from './steps.ts';

const nothing = {
  ask: 0,
  askAgain: 0,
  askTogether: 0,
  take: 0,
  takeTogether: 0,
  renew: 0,
  release: 0,
  report: 0,
  restrict: 0,
  lift: 0,
  pause: 0,
  extend: 0,
  connect: 0,
  wait: 0,
  waitUntilRetry: 0,
  wipe: 0,
  postgresGoes: 0,
  postgresComes: 0,
  save: 0,
  restore: 0,
  stepRedis: 0,
  stepPostgres: 0,
  stepReplica: 0,
  goOn: 0,
} as const;

const work = {
  ...nothing,
  ask: 30,
  askAgain: 6,
  take: 4,
  renew: 4,
  release: 4,
  report: 14,
  restrict: 3,
  lift: 4,
  pause: 1,
  extend: 2,
  connect: 1,
  wait: 12,
  waitUntilRetry: 10,
} as const;

/** Nothing fails: every answer is exactly the one of the rules. */
export const undisturbed: Emphasis = {
  rules: ['small', 'small', 'small and new', 'small and rare', 'default'],
  weights: { ...work, askTogether: 3, takeTogether: 2 },
  faultsOfTen: 0,
  maxSteps: 18,
};

/** Redis loses everything, goes back to an old snapshot, and clocks step. */
export const losses: Emphasis = {
  rules: ['small', 'small', 'small and rare', 'default'],
  weights: {
    ...work,
    askTogether: 3,
    takeTogether: 1,
    wipe: 4,
    save: 6,
    restore: 5,
    stepRedis: 3,
    stepPostgres: 2,
    stepReplica: 2,
  },
  faultsOfTen: 0,
  maxSteps: 18,
};

/** Processes die, stand still and lose their connections at any of their calls, while Redis loses things too. */
export const crashes: Emphasis = {
  rules: ['small'],
  weights: {
    ...work,
    askTogether: 3,
    takeTogether: 1,
    connect: 2,
    goOn: 6,
    wipe: 2,
    save: 3,
    restore: 2,
    stepRedis: 1,
    postgresGoes: 2,
    postgresComes: 5,
  },
  faultsOfTen: 4,
  maxSteps: 14,
};

/** What keeps an account out of work: begun, prolonged, lifted, forgotten by Redis. */
export const restrictions: Emphasis = {
  rules: ['small'],
  weights: {
    ...nothing,
    ask: 6,
    take: 4,
    restrict: 12,
    lift: 8,
    pause: 3,
    extend: 5,
    wait: 5,
    wipe: 3,
  },
  faultsOfTen: 0,
  maxSteps: 14,
};

/** Clocks differ by what is tolerated, and by more. */
export const clocks: Emphasis = {
  rules: ['small'],
  weights: {
    ...nothing,
    ask: 20,
    askAgain: 3,
    report: 6,
    waitUntilRetry: 16,
    stepRedis: 6,
    stepPostgres: 3,
    stepReplica: 5,
  },
  faultsOfTen: 0,
  maxSteps: 14,
};

/** The little that is ever allowed in a channel is granted, and given back. */
export const refunds: Emphasis = {
  rules: ['small and rare'],
  weights: { ...nothing, ask: 20, report: 16 },
  faultsOfTen: 0,
  maxSteps: 18,
};

/** Pauses end for a Redis whose clock is not the one of its processes. */
export const pauses: Emphasis = {
  rules: ['small'],
  weights: { ...nothing, ask: 24, waitUntilRetry: 12, stepRedis: 6 },
  faultsOfTen: 0,
  maxSteps: 18,
};
