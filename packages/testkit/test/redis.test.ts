import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestRedis, startRedis } from '@muster/testkit';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';

async function withClient<T>(url: string, use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

describe('startRedis', () => {
  it('refuses to drop keys when memory runs out', async () => {
    const redis = await startRedis();
    expect(await withClient(redis.url, client => client.config('GET', 'maxmemory-policy'))).toEqual([
      'maxmemory-policy',
      'noeviction',
    ]);
    await redis.stop();
  });

  it('keeps its data across a stop when it has a data directory', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'muster-redis-'));
    const first = await startRedis({ dataDir });
    await withClient(first.url, client => client.set('lease', 'held'));
    await first.stop();
    const second = await startRedis({ dataDir });
    expect(await withClient(second.url, client => client.get('lease'))).toBe('held');
    await second.stop();
    await rm(dataDir, { recursive: true });
  });

  it('does not mistake a server that was there before for its own', async () => {
    const first = await startRedis();
    await expect(startRedis({ port: first.port })).rejects.toThrow(
      `Port ${first.port}, which Redis needs, is in use.`,
    );
    await first.stop();
  });
});

describe('createTestRedis', () => {
  it('gives each caller keys of its own', async () => {
    const [one, other] = await Promise.all([createTestRedis(), createTestRedis()]);
    await withClient(one.url, client => client.set('lease', 'held'));
    expect(await withClient(other.url, client => client.get('lease'))).toBeNull();
  });
});
