import type { Readiness } from '@muster/contracts';
import { PROCESSES } from '@muster/contracts';
import type { ProcessName } from '@muster/service-kit';
import { describe, expect, it } from 'vitest';
import { describeStatus } from './describe-status.ts';
import { describeSystem } from './describe-system.ts';
import type { Sight } from './look.ts';

/** What a process says of which these checks fail. */
const answer = (...failed: string[]): Readiness => ({
  status: failed.length === 0 ? 'ready' : 'not_ready',
  startedAt: '2026-11-21T08:00:00.000Z',
  checks: { postgres: 'ok', redis: 'ok', ...Object.fromEntries(failed.map(name => [name, 'failed'])) },
  versions: { muster: '1.2.3', node: '24.0.0', postgres: '17.2' },
  queue: null,
});

/** A suite in which all are well but these. */
const sight = (others: Partial<Record<ProcessName, Readiness | null>> = {}): Sight => ({
  at: new Date('2026-11-21T09:00:00.000Z'),
  processes: new Map(PROCESSES.map(name => [name, others[name] === undefined ? answer() : others[name]])),
  secrets: { store: 'local', state: 'ok' },
});

const partsAway = (seen: Sight) => describeStatus(seen).away.map(({ part }) => part);

describe('what users are told', () => {
  it('is nothing while all is well', () => {
    expect(describeStatus(sight())).toEqual({ checkedAt: '2026-11-21T09:00:00.000Z', away: [] });
  });

  it.each([
    ['identity', 'signing_in'],
    ['integration', 'accounts'],
    ['account-manager', 'limits'],
    ['parsing', 'parsing'],
    ['parsing-worker', 'collecting'],
    ['invite', 'invites'],
    ['invite-worker', 'inviting'],
  ] as const)('names what they miss while %s gives no answer, in both languages', (name, part) => {
    const { away } = describeStatus(sight({ [name]: null }));
    const sentence = {
      en: expect.stringMatching(/nothing is lost/),
      ru: expect.stringMatching(/не потеряно/),
    };
    expect(away).toEqual([{ part, message: sentence }]);
  });

  it('names what a worker whose jobs stand still does for them', () => {
    expect(partsAway(sight({ 'invite-worker': answer('jobs') }))).toEqual(['inviting']);
  });

  it('says once that the database is out of reach, for however many', () => {
    const all = {
      parsing: answer('postgres'),
      invite: answer('postgres', 'redis'),
      gateway: answer('redis'),
    };
    expect(partsAway(sight(all))).toEqual(['storage']);
    expect(partsAway(sight({ ...all, identity: null }))).toEqual(['storage', 'signing_in']);
  });
});

describe('what the operator is told', () => {
  it('is every process with what it needs, and which ones give no answer', () => {
    const { processes } = describeSystem(sight({ identity: null, integration: answer('redis') }));
    expect(processes.map(({ name, state }) => [name, state])).toEqual(
      PROCESSES.map(name => [name, { identity: 'away', integration: 'not_ready' }[String(name)] ?? 'ready']),
    );
    expect(processes.find(({ name }) => name === 'integration')).toEqual({
      name: 'integration',
      state: 'not_ready',
      startedAt: '2026-11-21T08:00:00.000Z',
      version: '1.2.3',
      node: '24.0.0',
      checks: [
        { name: 'postgres', state: 'ok' },
        { name: 'redis', state: 'failed' },
      ],
      queue: null,
    });
  });

  it('is the worst that anybody says of Postgres and Redis', () => {
    expect(describeSystem(sight())).toMatchObject({
      postgres: { state: 'ok', version: '17.2' },
      redis: { state: 'ok', version: null },
    });
    const { postgres, redis } = describeSystem(sight({ invite: answer('redis') }));
    expect([postgres.state, redis.state]).toEqual(['ok', 'failed']);
  });

  it('is nothing of what nobody is there to tell', () => {
    const nobody = Object.fromEntries(PROCESSES.map(name => [name, null]));
    expect(describeSystem(sight(nobody)).postgres).toEqual({ state: 'unknown', version: null });
  });
});
