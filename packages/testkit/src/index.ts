export { CannotStart } from './cannot-start.ts';
export { freePort } from './network/free-port.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres/start-postgres.ts';
export { type Redis, type RedisOptions, startRedis } from './redis/start-redis.ts';
export { createTestDatabase, type TestDatabase } from './vitest/test-database.ts';
export { createTestRedis, type TestRedis } from './vitest/test-redis.ts';
