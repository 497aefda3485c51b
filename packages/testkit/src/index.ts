export type { Figure, Goal } from './bench/figure.ts';
export { median, medianOf } from './bench/median.ts';
export { type BenchRun, runBench } from './bench/run-bench.ts';
export { CannotStart } from './cannot-start.ts';
export { REDIS_OFFSET_KEY } from './clock/moved-clock.ts';
export { skipWaits } from './clock/skip-waits.ts';
export { type MovedClock, startMovedClock } from './clock/start-moved-clock.ts';
export { brokenLimits } from './judge/broken-limits.ts';
export { readConnections } from './judge/connections.ts';
export { type Invitation, readInvitations } from './judge/invitations.ts';
export { wrongOutcomes } from './judge/wrong-outcomes.ts';
export { type MainJobWorld, prepareWorld } from './main-job/prepare-world.ts';
export { type ApiUser, registerUser } from './main-job/public-api.ts';
export { collectMembers, connectAccount, prepareInvites, runInvites } from './main-job/steps.ts';
export { type Progress, untilSettled } from './main-job/until-settled.ts';
export { freePort } from './network/free-ports.ts';
export { findPostgresBinaries } from './postgres/binaries.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres/start-postgres.ts';
export { onPath } from './process/on-path.ts';
export { isRunning, markOf } from './process/process-mark.ts';
export { findRedis } from './redis/find-redis.ts';
export { type Redis, type RedisOptions, startRedis } from './redis/start-redis.ts';
export { repositoryRoot } from './repository-root.ts';
export type {
  RecordedCall,
  SandboxAccount,
  SandboxChat,
  SandboxLoginCode,
  SandboxMember,
  SandboxPerson,
  SandboxServer,
} from './sandbox/answers.ts';
export {
  type NewSandboxAccount,
  type NewSandboxChat,
  type RecordFilter,
  type SandboxControl,
  type SandboxFault,
  sandboxControl,
} from './sandbox/control.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox/start-sandbox.ts';
export { suiteLayout } from './suite/layout.ts';
export { consecutivePorts, portConflict, requireFreePorts } from './suite/ports.ts';
export type { SuiteMode } from './suite/service-environment.ts';
export { type ServiceName, services } from './suite/services.ts';
export { type Suite, type SuiteOptions, startSuite } from './suite/start-suite.ts';
export { readSuiteState, type SuiteProcess, type SuiteState } from './suite/state.ts';
export { stopSuite } from './suite/stop-suite.ts';
export { type Kill, Killed, mortal } from './vitest/mortal.ts';
export { movedClockPlugin } from './vitest/moved-clock-plugin.ts';
export { createTestClock, type TestClock } from './vitest/test-clock.ts';
export { createTestDatabase, type TestDatabase } from './vitest/test-database.ts';
export { createTestRedis, type TestRedis } from './vitest/test-redis.ts';
