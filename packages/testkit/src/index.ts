export { CannotStart } from './cannot-start.ts';
export { freePort } from './network/free-ports.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres/start-postgres.ts';
export { type Redis, type RedisOptions, startRedis } from './redis/start-redis.ts';
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
export type { SuiteMode } from './suite/service-environment.ts';
export { type ServiceName, services } from './suite/services.ts';
export { type Suite, type SuiteOptions, startSuite } from './suite/start-suite.ts';
export { readSuiteState, type SuiteProcess, type SuiteState } from './suite/state.ts';
export { stopSuite } from './suite/stop-suite.ts';
export { createTestDatabase, type TestDatabase } from './vitest/test-database.ts';
export { createTestRedis, type TestRedis } from './vitest/test-redis.ts';
