import { LimitedAction } from '@muster/contracts';
import { newId, readScript, runScript } from '@muster/service-kit';
import { REDIS_OFFSET_KEY } from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DAY_MS, defaultProfile, type Limit } from '../src/limits/table.ts';
import { redisKeys } from '../src/redis-keys.ts';
import { DenialReply } from '../src/scripts/replies.ts';
import {
  askPermit,
  connectAccount,
  type HeldLease,
  holdLease,
  type Installation,
  newChannel,
  newPersonKey,
  reportOutcome,
  startInstallation,
} from './installation.ts';

const PURPOSE = { invite: 'invite', direct_message: 'message', resolve: 'parse', join: 'parse' };

/** Every row of the design's table that counts: what the default profile allows, and within which time. */
const ROWS = LimitedAction.options.flatMap(action =>
  defaultProfile.actions[action].limits.map(limit => ({ ...limit, action })),
);
const WINDOWS = ROWS.filter(row => row.windowMs > 0);

const lua = (name: string) => new URL(`../lua/${name}.lua`, import.meta.url);
const denialAtScript = readScript(
  lua('time'),
  lua('restrictions'),
  lua('find-denial'),
  new URL('lua/denial-at.lua', import.meta.url),
);

describe('the table of limits', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  const redisOf = () => installation.dependencies.redis;

  async function leasedFor(action: LimitedAction) {
    const channel = newChannel();
    const teamId = newId();
    const { personKey } = await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId, { purpose: PURPOSE[action], channel });
    return { personKey, channel, lease };
  }

  const tagOf = ({ counts }: Limit, channel: string) => ({ all: '', channel, strangers: 'stranger' })[counts];

  /** Lets so many actions count, the oldest at `from` and the others a ms apart, as if they had been done. */
  async function count(personKey: string, action: string, tag: string, from: number, times: number) {
    for (let i = 0; i < times; i++) {
      await redisOf().zadd(redisKeys.actions(personKey, action), from + i, `${i}|${tag}`);
    }
  }

  const ask = (lease: HeldLease, action: LimitedAction) => askPermit(installation, lease, { action });

  it.each(WINDOWS)('$name: the one above $value is denied until the oldest leaves', async row => {
    const { personKey, channel, lease } = await leasedFor(row.action);
    // Near the far edge of its window, and so out of every shorter one.
    const oldest = installation.clock.now() - row.windowMs + 20_000;
    await count(personKey, row.action, tagOf(row, channel), oldest, row.value);
    expect(await ask(lease, row.action)).toEqual({
      status: 'denied',
      denial: {
        reason: 'limit',
        limit: row.name,
        value: row.value,
        used: row.value,
        retryAt: new Date(oldest + row.windowMs).toISOString(),
      },
    });
    await installation.clock.advance(oldest + row.windowMs - installation.clock.now() + 10);
    expect(await ask(lease, row.action)).toMatchObject({ status: 'granted' });
  });

  it.each(ROWS.filter(row => row.windowMs === 0))(
    '$name: $value are allowed, and no time helps',
    async row => {
      const { personKey, channel, lease } = await leasedFor(row.action);
      await redisOf().hset(redisKeys.person(personKey), `ever:${channel}`, row.value);
      expect(await ask(lease, row.action)).toMatchObject({
        denial: { reason: 'limit', limit: row.name, value: row.value, used: row.value, retryAt: null },
      });
      await redisOf().hset(redisKeys.person(personKey), `ever:${channel}`, row.value - 1);
      expect(await ask(lease, row.action)).toMatchObject({ status: 'granted' });
    },
  );

  it('a Redis that steps ahead, by less than what is tolerated, ends no pause early', async () => {
    const teamId = newId();
    const { personKey } = await connectAccount(installation, teamId);
    const channel = newChannel();
    const first = await holdLease(installation, teamId, { channel });
    expect(await ask(first, 'invite')).toMatchObject({ status: 'granted' });
    const person = redisKeys.person(personKey);
    const pauseEnd = Number(await redisOf().hget(person, 'pause:invite'));
    await installation.clock.advance(pauseEnd - installation.clock.now() - 1_000);
    await redisOf().incrby(REDIS_OFFSET_KEY, 1_800);
    const then = await holdLease(installation, teamId, { channel });
    expect(await ask(then, 'invite')).toMatchObject({
      denial: { reason: 'pause', retryAt: new Date(pauseEnd).toISOString() },
    });
    await redisOf().incrby(REDIS_OFFSET_KEY, -1_800);
    await installation.clock.advance(1_000);
    expect(await ask(then, 'invite')).toMatchObject({ status: 'granted' });
  });

  it('what has left the longest window by Redis is kept for a minute: a clock that is behind still counts it', async () => {
    const teamId = newId();
    const { id, personKey } = await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId, { purpose: 'parse' });
    const actions = redisKeys.actions(personKey, 'resolve');
    const left = installation.clock.now() - DAY_MS;
    await redisOf().zadd(actions, left - 30_000, 'half a minute ago');
    await redisOf().zadd(actions, left - 90_000, 'longer ago');
    const permitId = newId();
    await askPermit(installation, lease, { action: 'resolve', permitId });
    expect(await redisOf().zrange(actions, '0', '-1')).toEqual(['half a minute ago', `${permitId}|`]);

    const executedAt = installation.clock.now();
    await installation.clock.advance(DAY_MS + 15_000);
    await reportOutcome(installation, permitId, id, 'committed', executedAt);
    expect(await redisOf().zscore(actions, `${lease.fencingToken + 1}|`)).not.toBeNull();
  });

  describe('at the very edge', () => {
    const NOW = 1_700_000_000_000;

    async function denialAt(
      moment: number,
      of: { personKey: string; action: string; tag?: string; channel?: string; limits?: readonly Limit[] },
    ) {
      const { personKey, action, tag = '', channel, limits = [] } = of;
      return runScript(
        redisOf(),
        denialAtScript,
        [
          redisKeys.person(personKey),
          redisKeys.actions(personKey, action),
          ...(channel ? [redisKeys.channel(channel)] : []),
        ],
        [moment, action, tag, defaultProfile.channelPaceMs, JSON.stringify(limits)],
        z.union([z.tuple([]).transform(() => null), DenialReply]),
      );
    }

    it.each(WINDOWS)('$name counts an action until the last ms of its window, and no longer', async row => {
      const [personKey, channel] = [newPersonKey(), newChannel()];
      const tag = tagOf(row, channel);
      await count(personKey, row.action, tag, NOW, row.value);
      const of = { personKey, action: row.action, tag, limits: [row] };
      const retryAt = NOW + row.windowMs;
      expect(await denialAt(retryAt - 1, of)).toMatchObject({ used: row.value, retryAt });
      expect(await denialAt(retryAt, of)).toBeNull();
    });

    it('a limit by channel or for strangers counts its own alone', async () => {
      for (const row of WINDOWS.filter(({ counts }) => counts !== 'all')) {
        const [personKey, channel] = [newPersonKey(), newChannel()];
        await count(personKey, row.action, row.counts === 'channel' ? newChannel() : '', NOW, row.value);
        const of = { personKey, action: row.action, tag: tagOf(row, channel), limits: [row] };
        expect(await denialAt(NOW + 1_000, of)).toBeNull();
        await count(personKey, row.action, tagOf(row, channel), NOW, row.value);
        expect(await denialAt(NOW + 1_000, of)).toMatchObject({ limit: row.name, used: row.value });
      }
    });

    it('a message to somebody who wrote first is not held back by those to strangers', async () => {
      const personKey = newPersonKey();
      const { limits } = defaultProfile.actions.direct_message;
      await count(personKey, 'direct_message', 'stranger', NOW, 10);
      const later = NOW + DAY_MS / 2;
      const of = { personKey, action: 'direct_message', limits };
      expect(await denialAt(later, { ...of, tag: 'stranger' })).toMatchObject({
        limit: 'direct_messages_to_strangers_per_day',
        retryAt: NOW + DAY_MS,
      });
      expect(await denialAt(later, of)).toBeNull();
    });

    it('a pause, a pace and a restriction hold until their last ms, and no longer', async () => {
      const [personKey, channel] = [newPersonKey(), newChannel()];
      const person = redisKeys.person(personKey);
      const of = { personKey, action: 'invite', tag: channel, channel };
      await redisOf().hset(person, 'pause:invite', NOW);
      expect(await denialAt(NOW - 1, of)).toMatchObject({ reason: 'pause', retryAt: NOW });
      expect(await denialAt(NOW, of)).toBeNull();
      await redisOf().hset(redisKeys.channel(channel), 'lastAt', NOW);
      const freeAt = NOW + defaultProfile.channelPaceMs;
      expect(await denialAt(freeAt - 1, of)).toMatchObject({ reason: 'channel_pace', retryAt: freeAt });
      expect(await denialAt(freeAt, of)).toBeNull();
      await redisOf().hset(person, 'restriction:flood_wait', `1|${freeAt + 5_000}`);
      expect(await denialAt(freeAt + 4_999, of)).toMatchObject({
        reason: 'restricted',
        limit: 'flood_wait',
        retryAt: freeAt + 5_000,
      });
      expect(await denialAt(freeAt + 5_000, of)).toBeNull();
    });

    it('of several obstacles the one that ends last is told, and one without an end above all', async () => {
      const personKey = newPersonKey();
      const person = redisKeys.person(personKey);
      const of = { personKey, action: 'invite' };
      await redisOf().hset(person, 'pause:invite', NOW + 10, 'restriction:flood_wait', `1|${NOW + 20}`);
      expect(await denialAt(NOW, of)).toMatchObject({ limit: 'flood_wait', retryAt: NOW + 20 });
      await redisOf().hset(person, 'restriction:banned', '1|0');
      expect(await denialAt(NOW, of)).toMatchObject({ limit: 'banned', retryAt: null });
    });
  });
});
