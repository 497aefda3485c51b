import { expect, it } from 'vitest';
import { loadConfig } from './config.ts';

const env = {
  PORT: '4005',
  IDENTITY_URL: 'http://identity:4001',
  ACCOUNT_MANAGER_URL: 'http://account-manager:4002',
  DATABASE_URL: 'postgresql://localhost/integration',
  REDIS_URL: 'redis://localhost',
};

it.each(['0.0.0.0', '::', ''])('does not start where no other replica could reach it: HOST "%s"', HOST => {
  expect(() => loadConfig({ ...env, HOST })).toThrow('REPLICA_URL: needed');
  const REPLICA_URL = 'http://integration-0:4005';
  expect(loadConfig({ ...env, HOST, REPLICA_URL })).toMatchObject({ HOST, REPLICA_URL });
});

it('is reached by its own address where it listens on one', () => {
  expect(loadConfig({ ...env, HOST: '10.0.0.7' })).toMatchObject({ HOST: '10.0.0.7' });
});
