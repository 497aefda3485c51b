import { expect, it } from 'vitest';
import { z } from 'zod';
import { baseConfig, ConfigError, databaseConfig, parseConfig, redisConfig } from './config.ts';

const Config = z.object({ ...baseConfig, ...databaseConfig, ...redisConfig });
const environment = {
  PORT: '1',
  IDENTITY_URL: 'http://identity:8080',
  DATABASE_URL: 'postgresql://parsing@postgres:5432/parsing',
  REDIS_URL: 'redis://redis:6379',
  VAULT_ADDR: 'https://vault:8200',
};
const refusal = (more: Record<string, string>): string => {
  try {
    parseConfig(Config, { ...environment, ...more });
    return '';
  } catch (error) {
    return error instanceof ConfigError ? error.message : 'another error';
  }
};

it('refuses passwords in URLs in production, without quoting them, and takes them elsewhere', () => {
  const urls = {
    DATABASE_URL: 'postgresql://parsing:find-me@postgres:5432/parsing',
    REDIS_URL: 'redis://:find-me@redis:6379',
  };
  expect(refusal(urls)).toMatch(
    /DATABASE_URL: leave the password out.*\n.*REDIS_URL: leave the password out/,
  );
  expect(refusal(urls)).not.toContain('find-me');
  expect(refusal({ ...urls, MUSTER_MODE: 'development' })).toBe('');
  const asParameters = {
    DATABASE_URL: 'postgresql://parsing@postgres:5432/parsing?password=find-me',
    REDIS_URL: 'redis://redis:6379?password=find-me',
  };
  expect(refusal(asParameters)).toMatch(/DATABASE_URL.*\n.*REDIS_URL/);
});

it('speaks to Vault by https alone in production, but on the machine itself', () => {
  expect(refusal({})).toBe('');
  expect(refusal({ VAULT_ADDR: 'http://vault:8200' })).toContain(
    'VAULT_ADDR: production speaks to Vault by https',
  );
  expect(refusal({ VAULT_ADDR: 'http://127.0.0.1.example.com:8200' })).toContain('by https');
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    expect(refusal({ VAULT_ADDR: `http://${host}:8200` })).toBe('');
  }
  expect(refusal({ VAULT_ADDR: 'http://vault:8200', MUSTER_MODE: 'development' })).toBe('');
});
