export type { Figure } from './bench/figure.ts';
export { median } from './bench/median.ts';
export { type BenchRun, runBench } from './bench/run-bench.ts';
export { findBrowser } from './browser/find-browser.ts';
export { installBrowser } from './browser/install-browser.ts';
export { CannotStart } from './cannot-start.ts';
export { REDIS_OFFSET_KEY } from './clock/moved-clock.ts';
export { skipWaits } from './clock/skip-waits.ts';
export { type MovedClock, startMovedClock } from './clock/start-moved-clock.ts';
export { brokenLimits } from './judge/broken-limits.ts';
export { readConnections } from './judge/connections.ts';
export { readInvitations } from './judge/invitations.ts';
export { wrongOutcomes } from './judge/wrong-outcomes.ts';
export { type MainJobWorld, prepareWorld } from './main-job/prepare-world.ts';
export { type ApiUser, registerUser } from './main-job/public-api.ts';
export { collectMembers, connectAccount, prepareInvites, runInvites } from './main-job/steps.ts';
export { type Progress, untilSettled } from './main-job/until-settled.ts';
export { type Balancer, startBalancer } from './network/balancer.ts';
export { freePort } from './network/free-ports.ts';
export { readEvents, type ServerSentEvent } from './network/server-sent-events.ts';
export type { TracedSpan } from './otlp/spans-in.ts';
export { type OtlpReceiver, startOtlpReceiver } from './otlp/start-otlp-receiver.ts';
export { findPostgresBinaries } from './postgres/binaries.ts';
export { type Postgres, startPostgres } from './postgres/start-postgres.ts';
export { onPath } from './process/on-path.ts';
export { isRunning, markOf } from './process/process-mark.ts';
export { type RunningProcess, startProcess } from './process/start-process.ts';
export { withoutRoot } from './process/without-root.ts';
export { findPromtool } from './prometheus/find-promtool.ts';
export { findRedis } from './redis/find-redis.ts';
export { type Redis, startRedis } from './redis/start-redis.ts';
export { repositoryRoot } from './repository-root.ts';
export { type SandboxControl, sandboxControl } from './sandbox/control.ts';
export { type Sandbox, startSandbox } from './sandbox/start-sandbox.ts';
export { suiteLayout } from './suite/layout.ts';
export { consecutivePorts, nextFreePorts, portConflict, requireFreePorts } from './suite/ports.ts';
export type { Replica } from './suite/replica.ts';
export { rotateSessionKey } from './suite/rotate-session-key.ts';
export type { SuiteMode } from './suite/service-environment.ts';
export { type ServiceName, services } from './suite/services.ts';
export { type Suite, startSuite } from './suite/start-suite.ts';
export { readSuiteState, type SuiteProcess } from './suite/state.ts';
export { stopSuite } from './suite/stop-suite.ts';
export { type SuiteVault, startSuiteVault } from './suite/vault/start-suite-vault.ts';
export {
  askVault,
  describeVault,
  initialiseVault,
  type OwnVault,
  startOwnVault,
  startVault,
  startVaultDouble,
  type TestVault,
  unsealVault,
  type VaultAnswer,
  type VaultChoice,
  type VaultDouble,
  type VaultDoubleOptions,
} from './vault/index.ts';
export { type Kill, Killed, mortal } from './vitest/mortal.ts';
export { createTestClock, type TestClock } from './vitest/test-clock.ts';
export { createTestDatabase, type TestDatabase } from './vitest/test-database.ts';
export { createTestRedis, type TestRedis } from './vitest/test-redis.ts';
