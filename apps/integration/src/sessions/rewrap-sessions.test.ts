import { randomBytes } from 'node:crypto';
import { createLogger, createMetrics } from '@muster/service-kit';
import { expect, it } from 'vitest';
import type { WrappedSession } from './repository.ts';
import { createRewrapSessions } from './rewrap-sessions.ts';
import { sealSession } from './seal-session.ts';

const [earlier, newest] = [
  { id: '1', key: randomBytes(32) },
  { id: '2', key: randomBytes(32) },
];
const session = { dataCenter: 2, address: 'data-center-2', port: 80, authKey: 'key' };
const wrapped = (accountId: string): WrappedSession => ({
  accountId,
  dataKey: sealSession(earlier, accountId, { session, phone: '+1' }).dataKey,
});

it('passes over a session that cannot be opened, wraps those after it, and says so once', async () => {
  const stored = new Map(['b', 'c'].map(id => [id, wrapped(id)]));
  stored.set('a', { accountId: 'a', dataKey: new Uint8Array(60) });
  const lines: string[] = [];
  const rewrapSessions = createRewrapSessions({
    sessions: {
      async *wrappedWith() {
        yield* [...stored.values()].toSorted((one, other) => one.accountId.localeCompare(other.accountId));
      },
      replaceDataKey: async ({ accountId }) => void stored.delete(accountId),
      countByWrappingKey: async () => [],
    },
    wrappingKeys: { newest: () => newest, earlier: () => [earlier], refresh: async () => {} },
    log: createLogger({
      name: 'integration',
      level: 'info',
      destination: { write: line => void lines.push(line) },
    }),
    metrics: createMetrics('integration'),
  });
  await rewrapSessions();
  expect([...stored.keys()]).toEqual(['a']);
  await rewrapSessions();
  expect(lines.filter(line => line.includes('cannot be wrapped anew'))).toHaveLength(1);
});
