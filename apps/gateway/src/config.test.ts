import { expect, it } from 'vitest';
import { loadConfig } from './config.ts';

const env = {
  PORT: '4000',
  HEALTH_PORT: '4010',
  REDIS_URL: 'redis://127.0.0.1:6379',
  IDENTITY_URL: 'http://identity:4001',
  INTEGRATION_URL: 'http://integration:4002',
  ACCOUNT_MANAGER_URL: 'http://account-manager:4003',
  PARSING_URL: 'http://parsing:4004',
  INVITE_URL: 'http://invite:4005',
  PARSING_WORKER_URL: 'http://parsing-worker:4006',
  INVITE_WORKER_URL: 'http://invite-worker:4007',
};

it('believes nobody about addresses but the proxies it is told of', () => {
  expect(loadConfig(env).TRUST_PROXY).toBe(false);
  expect(loadConfig({ ...env, MUSTER_MODE: 'demo' }).TRUST_PROXY).toBe(false);
  expect(loadConfig({ ...env, TRUST_PROXY: '10.0.0.0/8' }).TRUST_PROXY).toBe('10.0.0.0/8');
});

it('names what is missing or wrong, without its value', () => {
  const { PORT: _, ...rest } = env;
  expect(() => loadConfig({ ...rest, REDIS_URL: 'http://secret@redis' })).toThrow(/PORT.*\n.*REDIS_URL/);
  expect(() => loadConfig({ ...rest, REDIS_URL: 'http://secret@redis' })).not.toThrow(/secret/);
});
