import { createLogger, createRedis, migrate, newId } from '@muster/service-kit';
import { createTestClock, createTestDatabase, createTestRedis } from '@muster/testkit';
import { PrismaPg } from '@prisma/adapter-pg';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import { createOwnership } from '../../src/ownership/ownership.ts';
import { redisKeys } from '../../src/ownership/redis-keys.ts';
import { type Grants, grantStore } from '../../src/ownership/repository.ts';
import { redisSigns } from '../../src/ownership/scripts.ts';
import { play, type World } from './play.ts';
import { histories } from './steps.ts';

const log = createLogger({ name: 'integration', level: 'silent' });

async function createWorld(): Promise<World & { close(): Promise<void> }> {
  const [database, { url }] = await Promise.all([createTestDatabase(), createTestRedis()]);
  await migrate(database.url, new URL('../../prisma/migrations/', import.meta.url));
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
  const redis = createRedis(url, log);
  const clock = await createTestClock(url);
  const wipe = async () => void (await redis.del(redisKeys.replicas));
  return {
    signs: redisSigns(redis),
    grantsOf: replica => grantStore(prisma, replica),
    advance: clock.advance,
    wipe,
    copy: () => redis.hgetall(redisKeys.replicas),
    async putBack(copy) {
      await wipe();
      if (Object.keys(copy).length > 0) await redis.hset(redisKeys.replicas, copy);
    },
    async close() {
      redis.disconnect();
      await clock.close();
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
  // The first question opens connections, which takes of the time that is measured.
  await newReplica().hold(newAccount());
});
afterAll(() => world.close());

function newReplica(signs = world.signs, change: (grants: Grants) => Grants = grants => grants) {
  const replica = { id: newId(), name: 'replica', url: `http://${newId()}` };
  return createOwnership({ replica, signs, grants: change(world.grantsOf(replica)), log });
}

/** Asks as `ask` does, and keeps an answer on its way where it is told to. */
function keeping<A extends unknown[], T>(ask: (...about: A) => Promise<T>) {
  let next: { answered: () => void; arrives: Promise<void> } | undefined;
  return {
    async ask(...about: A): Promise<T> {
      const kept = next;
      next = undefined;
      const answer = await ask(...about);
      kept?.answered();
      await kept?.arrives;
      return answer;
    },
    keepNext() {
      const answered = Promise.withResolvers<void>();
      const arrives = Promise.withResolvers<void>();
      next = { answered: answered.resolve, arrives: arrives.promise };
      return { answered: answered.promise, arrives: arrives.resolve };
    },
  };
}

const newAccount = () => ({ id: newId(), teamId: newId() });

describe('whatever is lost, late or put back', () => {
  it('never may two replicas write for one account', async () => {
    let held = 0;
    await fc.assert(
      fc.asyncProperty(histories, async steps => {
        await world.wipe();
        held += await play(world, steps);
      }),
      { numRuns: Number(process.env.OWNERSHIP_HISTORIES ?? 400), seed: 20_261_121 },
    );
    // A replica that never gets anything keeps every promise.
    expect(held).toBeGreaterThan(500);
  }, 240_000);
});

describe('an account', () => {
  it('is its owner’s as long as the owner gives signs of life, and somebody else’s a second after its lease', async () => {
    const [owner, other] = [newReplica(), newReplica()];
    const account = newAccount();
    await Promise.all([owner.renew(), other.renew()]);
    const holding = await owner.hold(account);
    await expect(other.hold(account)).rejects.toMatchObject({ url: owner.replica.url });
    await world.advance(9_000);
    await owner.renew();
    await expect(other.hold(account)).rejects.toMatchObject({ url: owner.replica.url });
    await world.advance(7_000);
    await expect(other.hold(account)).rejects.toMatchObject({
      url: null,
      // A machine that does other work may take a second of it.
      freeInMs: expect.closeTo(3_500, -3),
    });
    expect(holding.mayWrite()).toBe(true);
    await world.advance(3_050);
    expect(holding.mayWrite()).toBe(false);
    await expect(other.hold(account)).rejects.toThrow('another replica');
    await world.advance(1_000);
    expect((await other.hold(account)).mayWrite()).toBe(true);
    await owner.renew();
    await expect(owner.hold(account)).rejects.toMatchObject({ url: other.replica.url });
  });

  it('that was given back is anybody’s at once', async () => {
    const [owner, other] = [newReplica(), newReplica()];
    const account = newAccount();
    const holding = await owner.hold(account);
    await owner.close();
    expect(holding.mayWrite()).toBe(false);
    expect(holding.ended.aborted).toBe(true);
    expect((await other.hold(account)).mayWrite()).toBe(true);
  });

  it('goes back at once to its owner alone when Redis has lost everything', async () => {
    const [owner, other] = [newReplica(), newReplica()];
    const account = newAccount();
    const holding = await owner.hold(account);
    await other.renew();
    await world.advance(9_000);
    await world.wipe();
    await expect(other.hold(account)).rejects.toThrow('another replica');
    await world.advance(1_500);
    expect(holding.mayWrite()).toBe(false);
    await owner.renew();
    expect((await owner.hold(account)).mayWrite()).toBe(true);
    await expect(other.hold(account)).rejects.toThrow('another replica');
  });

  it('is its owner’s although Redis lost its signs again and again, whoever saw which', async () => {
    const [owner, other, account] = [newReplica(), newReplica(), newAccount()];
    const holding = await owner.hold(account);
    await other.watch.look();
    await world.wipe();
    await other.watch.look();
    await world.advance(9_000);
    await owner.renew();
    await world.wipe();
    await world.advance(3_000);
    await expect(other.hold(account)).rejects.toThrow('another replica');
    expect(holding.mayWrite()).toBe(true);
  });

  it('is its owner’s although another hears late that the owner was silent', async () => {
    const slow = keeping(world.signs.read);
    const [owner, other] = [newReplica(), newReplica({ ...world.signs, read: slow.ask })];
    const account = newAccount();
    const holding = await owner.hold(account);
    await other.watch.look();
    await world.advance(9_000);
    const late = slow.keepNext();
    const taking = other.hold(account);
    await late.answered;
    await owner.renew();
    await world.advance(3_000);
    late.arrives();
    await expect(taking).rejects.toThrow('another replica');
    expect(holding.mayWrite()).toBe(true);
  });

  it('has a lease that a late answer does not revive', async () => {
    const slow = keeping(world.signs.give);
    const [owner, account] = [newReplica({ ...world.signs, give: slow.ask }), newAccount()];
    const holding = await owner.hold(account);
    await world.advance(9_000);
    const late = slow.keepNext();
    const renewing = owner.renew();
    await late.answered;
    await world.advance(2_000);
    late.arrives();
    await renewing;
    expect(holding.mayWrite()).toBe(false);
    expect(holding.ended.aborted).toBe(true);
  });

  it('is nobody else’s while Redis cannot be reached, and its owner’s until the lease is over', async () => {
    const away = async () => {
      throw new Error('Redis is away');
    };
    let isAway = false;
    const signs = {
      ...world.signs,
      give: (sign: Parameters<typeof world.signs.give>[0]) => (isAway ? away() : world.signs.give(sign)),
      read: () => (isAway ? away() : world.signs.read()),
    };
    const [owner, other, account] = [newReplica(signs), newReplica(signs), newAccount()];
    const holding = await owner.hold(account);
    await other.renew();
    isAway = true;
    await expect(owner.renew()).rejects.toThrow('away');
    await expect(other.hold(account)).rejects.toThrow('away');
    expect(holding.mayWrite()).toBe(true);
    await world.advance(10_001);
    expect(holding.mayWrite()).toBe(false);
    await expect(owner.hold(account)).rejects.toThrow('away');
    isAway = false;
    expect((await owner.hold(account)).mayWrite()).toBe(true);
  });

  it('is given to nobody here while it is being released', async () => {
    const [owner, account] = [newReplica(), newAccount()];
    const before = await owner.hold(account);
    const finished = Promise.withResolvers<void>();
    const releasing = owner.release(account.id, () => finished.promise);
    const after = owner.hold(account);
    expect(before.mayWrite()).toBe(true);
    finished.resolve();
    await releasing;
    expect(before.mayWrite()).toBe(false);
    expect((await after).mayWrite()).toBe(true);
  });

  it('is given to nobody any more by a replica that leaves, and is held on to', async () => {
    const [owner, account] = [newReplica(), newAccount()];
    const holding = await owner.hold(account);
    owner.leave();
    await expect(owner.hold(account)).rejects.toThrow('another replica');
    expect(holding.mayWrite()).toBe(true);
  });

  it('that is being claimed while its replica closes is given back as well', async () => {
    const [asked, arrives] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = (grants: Grants): Grants => ({
      ...grants,
      async take(...about) {
        asked.resolve();
        await arrives.promise;
        return grants.take(...about);
      },
    });
    const [owner, other, account] = [newReplica(world.signs, slow), newReplica(), newAccount()];
    const claiming = owner.hold(account);
    await asked.promise;
    const closing = owner.close();
    arrives.resolve();
    await expect(claiming).rejects.toThrow('another replica');
    await closing;
    expect((await other.hold(account)).mayWrite()).toBe(true);
  });

  it('is given back although Redis cannot be told', async () => {
    const takeBack = async () => {
      throw new Error('Redis is away');
    };
    const [owner, other, account] = [newReplica({ ...world.signs, takeBack }), newReplica(), newAccount()];
    await owner.hold(account);
    await owner.close();
    expect((await other.hold(account)).mayWrite()).toBe(true);
  });

  it('is unused since somebody used it, however often it was owned anew', async () => {
    const [owner, account] = [newReplica(), newAccount()];
    const MINUTE_MS = 60_000;
    await owner.hold(account);
    await world.advance(MINUTE_MS);
    await owner.hold(account);
    expect(owner.unusedFor(MINUTE_MS)).toEqual([account.id]);
    owner.use(account.id);
    expect(owner.unusedFor(MINUTE_MS)).toEqual([]);
    await owner.release(account.id);
    owner.use(account.id);
    expect(owner.isInUse(account.id)).toBe(false);
  });
});
