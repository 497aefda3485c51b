import { clock, newId } from '@muster/service-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectAccount, createTelegramAccount, leaseToken } from './harness.ts';
import { createInviting, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());
afterEach(() => vi.restoreAllMocks());

type Scene = Awaited<ReturnType<Inviting['scene']>>;

const linkOf = (at: Pick<Scene, 'accountId' | 'channel'>, claims: { teamId?: string } = {}) =>
  team.integration.call({ service: 'invite' }, 'POST', '/invitations/link', {
    lease: leaseToken(team.harness.sign, { accountId: at.accountId, teamId: team.teamId, ...claims }),
    channel: at.channel,
  });

const later = (ms: number) => vi.spyOn(clock, 'now').mockReturnValue(clock.now() + ms);
const DAY_MS = 24 * 3_600_000;

const linksOf = async ({ destination }: Scene) =>
  (await team.control.links(destination.chatId)).items.filter(({ title }) => title === 'Muster');

describe('an invite link', () => {
  it.each(['group', 'supergroup', 'channel'] as const)('of a %s is made once and leads there', async kind => {
    const at = await team.scene(kind);
    const { body } = await linkOf(at);
    expect(body).toMatchObject({ status: 'link', requestNeeded: false });
    expect((await linkOf(at)).body).toEqual(body);
    expect((await linksOf(at)).map(({ link }) => link)).toEqual([body.link]);
  });

  it('is the same for every account of the team', async () => {
    const at = await team.scene();
    const { body } = await linkOf(at);
    const telegram = await createTelegramAccount(team.harness.sandbox);
    await team.control.makeAdmin(at.destination.chatId, telegram.userId, { rights: ['invite_users'] });
    const accountId = await connectAccount(team.harness, team.integration, team.teamId, telegram);
    expect((await linkOf({ accountId, channel: at.channel })).body).toEqual(body);
    expect(await linksOf(at)).toHaveLength(1);
  });

  it('is made once when two accounts ask for it at the same time', async () => {
    const at = await team.scene();
    const answers = await Promise.all([linkOf(at), linkOf(at)]);
    const { body } = await linkOf(at);
    expect(body).toMatchObject({ status: 'link' });
    const later = { status: 'failed', code: 'service_unavailable', retryAt: expect.any(String) };
    for (const answer of answers) expect([body, later]).toContainEqual(answer.body);
    expect(await linksOf(at)).toHaveLength(1);
  });

  it('is not made while Telegram wants the account to wait, or does not answer', async () => {
    const at = await team.scene();
    const { body } = await linkOf(at);
    later(DAY_MS);
    const method = 'messages.getExportedChatInvite';
    await team.control.addFault({ method, dropConnection: true, count: 1 });
    expect((await linkOf(at)).body).toMatchObject({ status: 'failed', code: 'telegram_unreachable' });
    await team.control.addFault({ method, error: 'FLOOD_WAIT_500', code: 420, count: 1 });
    expect((await linkOf(at)).body).toMatchObject({ status: 'failed', code: 'flood_wait' });
    expect((await linksOf(at)).map(({ link }) => link)).toEqual([body.link]);
  });

  it('is looked at again after a day: one that works stays, one that was revoked is replaced', async () => {
    const at = await team.scene();
    const { body } = await linkOf(at);
    later(DAY_MS);
    expect((await linkOf(at)).body).toEqual(body);
    const [made] = await linksOf(at);
    await team.control.revokeLink(at.destination.chatId, made?.hash ?? '');
    later(DAY_MS);
    const renewed = (await linkOf(at)).body;
    expect(renewed).toMatchObject({ status: 'link' });
    expect(renewed.link).not.toBe(body.link);
  });

  it('is not given by an account that may not invite, or does not know the chat', async () => {
    const at = await team.scene();
    const telegram = await createTelegramAccount(team.harness.sandbox);
    await team.control.makeAdmin(at.destination.chatId, telegram.userId, { rights: ['change_info'] });
    const accountId = await connectAccount(team.harness, team.integration, team.teamId, telegram);
    expect((await linkOf({ accountId, channel: at.channel })).body).toMatchObject({
      status: 'failed',
      code: 'chat_admin_required',
    });
    expect((await linkOf({ accountId, channel: 'telegram:5' })).body).toMatchObject({
      status: 'failed',
      code: 'channel_invalid',
    });
    expect(await linksOf(at)).toEqual([]);
  });

  it('is not given under another team’s lease', async () => {
    const at = await team.scene();
    expect(await linkOf(at, { teamId: newId() })).toMatchObject({
      status: 409,
      body: { code: 'lease_lost' },
    });
  });
});
