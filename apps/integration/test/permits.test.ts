import { hostname } from 'node:os';
import { PermitClaims } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { journal } from '../src/permits/repository.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

describe('a permit', () => {
  it('asked twice at the same time is one call to Telegram with one outcome', async () => {
    const at = await team.scene();
    const permit = team.permitFor(at, first(at));
    const answers = await Promise.all([1, 2, 3].map(() => team.send(permit, at.channel, first(at))));
    expect(answers.map(({ body }) => body.outcome)).toEqual(['joined', 'joined', 'joined']);
    expect(new Set(answers.map(({ body }) => body.executedAt)).size).toBe(1);
    expect(await team.invitesOf(at)).toHaveLength(1);
  });

  it('asked again after a restart gives the same outcome and sends nothing', async () => {
    const at = await team.scene();
    const permit = team.permitFor(at, first(at));
    const before = await team.send(permit, at.channel, first(at));
    const restarted = await team.harness.start({ env: { PORT: '4101' } });
    expect((await team.send(permit, at.channel, first(at), restarted)).body).toEqual(before.body);
    await restarted.stop();
    expect(await team.invitesOf(at)).toHaveLength(1);
  });

  it('whose answer is lost ends unknown and is never sent again', async () => {
    const at = await team.scene();
    const permitId = newId();
    const permit = team.permitFor(at, first(at), { jti: permitId });
    await team.control.addFault({ method: 'channels.inviteToChannel', dropAnswer: true, count: 1 });
    const answer = await team.send(permit, at.channel, first(at));
    expect(answer.body).toEqual({ outcome: 'unknown', code: 'outcome_unknown' });
    expect((await team.send(permit, at.channel, first(at))).body).toEqual(answer.body);
    expect(await team.invitesOf(at)).toHaveLength(1);
    expect(team.reportsOf(permitId)).toEqual([
      { about: 'permit', permitId, outcome: 'unknown', executedAt: null, accountFault: true },
    ]);
  });

  it.each([{ dropAnswer: true }, {}])(
    'whose connection breaks under the call (%o) ends unknown, and the client sends nothing again',
    async how => {
      const at = await team.scene();
      await team.control.addFault({
        method: 'channels.inviteToChannel',
        dropConnection: true,
        ...how,
        count: 1,
      });
      expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'unknown' });
      // The next call opens a new connection; what was pending on the old one must not come with it.
      const { body } = await team.integration.call(
        { teamId: team.teamId },
        'POST',
        `/api/v1/accounts/${at.accountId}/channels/check`,
        { channel: at.channel },
      );
      expect(body).toMatchObject({ role: 'creator' });
      expect((await team.invitesOf(at)).length).toBeLessThanOrEqual(1);
    },
  );

  it.each([
    ['has expired', { expiresAtMs: 1 }],
    ['is for another person', { target: 'x'.repeat(43) }],
    ['is for another chat', { channel: 'telegram:5' }],
    ['is for another action', { action: 'direct_message' as const }],
    ['names an account of another team', { teamId: newId() }],
  ])('that %s is refused, and nothing is sent', async (_why, claims) => {
    const at = await team.scene();
    expect(await team.invite(at, first(at), claims)).toMatchObject({
      status: 409,
      body: { code: 'permit_refused' },
    });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  it('that somebody else signed is refused', async () => {
    const at = await team.scene();
    const forged = team.permitFor(at, first(at)).replace(/.{8}$/, 'AAAAAAAA');
    expect(await team.send(forged, at.channel, first(at))).toMatchObject({ status: 409 });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  it('of an older lease is refused once a newer one was seen', async () => {
    const at = await team.scene();
    const [one = '', two = ''] = at.people;
    expect((await team.invite(at, one, { fencingToken: 7 })).body.outcome).toBe('joined');
    expect(await team.invite(at, two, { fencingToken: 6 })).toMatchObject({ status: 409 });
    expect((await team.invite(at, two, { fencingToken: 7 })).body.outcome).toBe('joined');
  });

  it('that nobody began is voided for good when it is settled', async () => {
    const at = await team.scene();
    const permitId = newId();
    expect((await team.settle(permitId, at.accountId)).body).toEqual({ status: 'voided' });
    expect(team.reportsOf(permitId)).toMatchObject([{ outcome: 'refunded' }]);
    expect((await team.invite(at, first(at), { jti: permitId })).body).toMatchObject({ outcome: 'not_sent' });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  it('that the journal may have forgotten is settled as unknown: nobody can say that it was not executed', async () => {
    const at = await team.scene();
    const madeAt = (Date.now() - 91 * 86_400_000).toString(16).padStart(12, '0');
    const permitId = newId().replace(/^.{8}-.{4}/, `${madeAt.slice(0, 8)}-${madeAt.slice(8)}`);
    expect((await team.settle(permitId, at.accountId)).body).toMatchObject({
      status: 'done',
      outcome: { outcome: 'unknown' },
    });
  });

  it('that was executed keeps its outcome when it is settled', async () => {
    const at = await team.scene();
    const permitId = newId();
    const { body: outcome } = await team.invite(at, first(at), { jti: permitId });
    expect((await team.settle(permitId, at.accountId)).body).toEqual({ status: 'done', outcome });
    expect(team.reportsOf(permitId)).toHaveLength(1);
  });

  it('found executing after a crash between journal and wire becomes unknown and is never sent', async () => {
    const at = await team.scene();
    const permitId = newId();
    const permit = team.permitFor(at, first(at), { jti: permitId });
    const claims = PermitClaims.parse(decodeClaims(permit));
    await begin(claims, `${hostname()}:4102`, new Date(clock.now()));

    const restarted = await team.harness.start({ env: { PORT: '4102' } });
    expect(restarted.accountManager.reports).toMatchObject([{ report: { permitId, outcome: 'unknown' } }]);
    expect((await team.settle(permitId, at.accountId, restarted)).body).toEqual({
      status: 'done',
      outcome: { outcome: 'unknown', code: 'outcome_unknown' },
    });
    expect((await team.send(permit, at.channel, first(at), restarted)).body).toMatchObject({
      outcome: 'unknown',
    });
    await restarted.stop();
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  it('that has been executing for more than a minute, in whatever process, is given up as unknown', async () => {
    const at = await team.scene();
    const permitId = newId();
    const claims = PermitClaims.parse(decodeClaims(team.permitFor(at, first(at), { jti: permitId })));
    await begin(claims, 'another-replica:1', new Date(clock.now() - 61_000));
    await team.integration.dependencies.giveUp.overdue();
    expect(team.reportsOf(permitId)).toMatchObject([{ outcome: 'unknown' }]);
    expect((await team.settle(permitId, at.accountId)).body).toMatchObject({ status: 'done' });
  });

  it('that another process is executing is said to be executing', async () => {
    const at = await team.scene();
    const permitId = newId();
    const permit = team.permitFor(at, first(at), { jti: permitId });
    await begin(PermitClaims.parse(decodeClaims(permit)), 'another-replica:1', new Date(clock.now()));
    expect((await team.settle(permitId, at.accountId)).body).toEqual({ status: 'executing' });
    expect(await team.send(permit, at.channel, first(at))).toMatchObject({
      status: 503,
      body: { code: 'service_unavailable', retryAfterSeconds: 1 },
    });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });
});

/** Begins a permit as a process does: all that is left of one which is killed right after. */
async function begin(claims: PermitClaims, replica: string, at: Date): Promise<void> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: team.harness.database.url }) });
  await journal(prisma, replica).begin(claims, at);
  await prisma.$disconnect();
}

/** The claims of a token whose signature is of no interest here. */
const decodeClaims = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
