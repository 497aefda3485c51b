import { PermitClaims } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisKeys } from '../src/redis-keys.ts';
import { decodeJwt } from './decode-jwt.ts';
import {
  askPermit,
  callAs,
  connectAccount,
  type HeldLease,
  holdLease,
  type Installation,
  newPersonKey,
  PermitAnswer,
  startInstallation,
  takeLease,
} from './installation.ts';

describe('what permits and their outcomes say', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  async function leasedAccount(purpose: string) {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    return { teamId, ...account, lease: await holdLease(installation, teamId, { purpose }) };
  }

  async function resolveOnce(lease: HeldLease, outcome: string, accountFault: boolean) {
    const permitId = newId();
    expect(await askPermit(installation, lease, { permitId, action: 'resolve' })).toMatchObject({
      status: 'granted',
    });
    const { accountId } = lease;
    await callAs(installation.app, 'integration', 'POST', `/permits/${permitId}/outcome`, {
      accountId,
      outcome,
      accountFault,
    });
  }

  const scoreOf = async (personKey: string) =>
    Number(await installation.dependencies.redis.hget(redisKeys.person(personKey), 'errorScore'));

  it('an account that fails gets a score, one that succeeds is healed by half, a refund says nothing', async () => {
    const { personKey, lease } = await leasedAccount('parse');
    for (let i = 0; i < 3; i++) await resolveOnce(lease, 'unknown', true);
    expect(await scoreOf(personKey)).toBe(3);
    await resolveOnce(lease, 'refunded', false);
    expect(await scoreOf(personKey)).toBe(3);
    await resolveOnce(lease, 'committed', false);
    expect(await scoreOf(personKey)).toBe(1);
  });

  it('the score does not grow above 8, and outlives a loss of Redis', async () => {
    const { teamId, personKey, lease } = await leasedAccount('parse');
    await installation.dependencies.redis.hset(redisKeys.person(personKey), 'errorScore', 8);
    await resolveOnce(lease, 'committed', true);
    expect(await scoreOf(personKey)).toBe(8);
    await installation.clock.wipeRedis();
    await takeLease(installation, teamId);
    expect(await scoreOf(personKey)).toBe(8);
  });

  it('a message is to a stranger unless it is said that they wrote first, and its permit says which', async () => {
    const { personKey, lease } = await leasedAccount('message');
    const ask = (body: object) =>
      callAs(installation.app, 'invite', 'POST', `/leases/${lease.id}/permits`, {
        lease: lease.token,
        action: 'direct_message',
        ...body,
      });
    const request = { permitId: newId(), target: newPersonKey() };
    const { body } = await ask(request);
    const granted = PermitAnswer.parse(body);
    if (granted.status !== 'granted') throw new Error('denied');
    expect(PermitClaims.parse(decodeJwt(granted.permit.token)).wroteFirst).toBe(false);
    const counted = redisKeys.actions(personKey, 'direct_message');
    expect(await installation.dependencies.redis.zrange(counted, '0', '-1')).toEqual([
      `${request.permitId}|stranger`,
    ]);
    // What was asked for is part of the permit: it cannot be made into one for somebody who wrote first.
    expect(await ask({ ...request, wroteFirst: true })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_mismatch' },
    });
  });

  it('a join is neither paced nor counted as an invite into its chat', async () => {
    const { teamId, personKey, lease } = await leasedAccount('invite');
    const { channel } = lease;
    const { body } = await callAs(installation.app, 'invite', 'POST', `/leases/${lease.id}/permits`, {
      permitId: newId(),
      lease: lease.token,
      action: 'join',
      channel,
      target: newPersonKey(),
    });
    expect(body).toMatchObject({ status: 'granted' });
    expect(await askPermit(installation, lease)).toMatchObject({ status: 'granted' });
    await installation.clock.wipeRedis();
    await takeLease(installation, teamId);
    const ever = await installation.dependencies.redis.hget(redisKeys.person(personKey), `ever:${channel}`);
    expect(ever).toBe('1');
  });
});
