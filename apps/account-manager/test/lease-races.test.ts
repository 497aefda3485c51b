import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askPermit,
  callAs,
  connectAccount,
  type HeldLease,
  type Installation,
  newChannel,
  newPersonKey,
  startInstallation,
  takeLease,
} from './installation.ts';

const ROUNDS = 12;
const ASKERS = 4;

describe('several replicas', () => {
  let installation: Installation;
  let replicas: Installation[];
  beforeAll(async () => {
    installation = await startInstallation();
    const others = await Promise.all([installation.startReplica(), installation.startReplica()]);
    replicas = [installation, ...others.map(replica => ({ ...installation, ...replica }))];
  });
  afterAll(() => installation.stop());

  const askAll = (teamId: string, request: object) =>
    Promise.all(
      replicas.flatMap(replica => Array.from({ length: ASKERS }, () => takeLease(replica, teamId, request))),
    );

  it.each([
    ['that is given back', async (lease: HeldLease) => giveBack(lease)],
    ['that is left to end', async () => installation.clock.advance(30_001)],
    [
      'whose state was lost meanwhile',
      async (lease: HeldLease) => {
        await installation.clock.wipeRedis();
        await giveBack(lease);
        // Redis forgot the lease and so its end: the ledger keeps it for as long as its holder may have renewed it.
        await installation.clock.advance(30_001);
      },
    ],
  ])('give an account %s to one holder at a time, with tokens that only grow', async (_, end) => {
    const teamId = newId();
    const channel = newChannel();
    await connectAccount(installation, teamId);
    const tokens: number[] = [];
    let stale: HeldLease | null = null;
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await askAll(teamId, { purpose: 'parse' });
      const leases = answers.flatMap(answer => (answer.status === 'granted' ? [answer.lease] : []));
      expect(leases).toHaveLength(1);
      for (const lease of leases) {
        tokens.push(lease.fencingToken);
        const held = { ...lease, channel };
        if (stale) {
          expect(await askPermit(installation, stale, { action: 'resolve' })).toMatchObject({
            denial: { reason: 'lease_lost' },
          });
        }
        stale = held;
        await end(held);
      }
    }
    expect(tokens).toEqual(tokens.toSorted((a, b) => a - b));
    expect(new Set(tokens).size).toBe(ROUNDS);
  });

  it('give a person who is connected twice to one holder, through whichever account', async () => {
    const teamId = newId();
    const personKey = newPersonKey();
    const connectedAt = { personKey, days: 5 };
    await Promise.all([
      connectAccount(installation, teamId, connectedAt),
      connectAccount(installation, teamId, connectedAt),
    ]);
    const answers = await askAll(teamId, { purpose: 'parse' });
    expect(answers.filter(({ status }) => status === 'granted')).toHaveLength(1);
  });

  it('share a team out: as many askers as accounts get one each', async () => {
    const teamId = newId();
    const count = replicas.length * ASKERS;
    for (let i = 0; i < count; i++) await connectAccount(installation, teamId);
    const answers = await askAll(teamId, { purpose: 'invite', channel: newChannel() });
    const taken = answers.flatMap(answer => (answer.status === 'granted' ? [answer.lease.accountId] : []));
    expect(new Set(taken).size).toBe(count);
  });

  const giveBack = (lease: HeldLease) => callAs(installation.app, 'invite', 'DELETE', `/leases/${lease.id}`);
});
