import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox();
const ask = <Answer = object>(method: string, path: string, body?: object) =>
  telegram.control.request<Answer>(method, path, body);

describe('the control API', () => {
  it('refuses what it would not look at', async () => {
    const { userId } = await telegram.newAccount();
    await expect(ask('GET', '/record?metod=auth.sendCode')).rejects.toThrow(/400.*metod/);
    await expect(ask('GET', '/faults?limit=3')).rejects.toThrow(/400.*limit/);
    await expect(ask('GET', '/record/invites?account=1')).rejects.toThrow(/400.*account/);
    await expect(ask('POST', `/accounts/${userId}/ban`, { x: 1 })).rejects.toThrow(/400.*x/);
    expect(await ask('GET', `/accounts/${userId}`)).toMatchObject({ state: 'active' });
    await ask('POST', `/accounts/${userId}/ban`, {});
    expect(await ask('GET', `/accounts/${userId}`)).toMatchObject({ state: 'banned' });
  });

  it('says in its own words what a field should be', async () => {
    const phone = '+79990000777';
    const create = (fields: object) => ask('POST', '/accounts', { phone, firstName: 'Ada', ...fields });
    await expect(create({ firstName: '   ' })).rejects.toThrow(/\/firstName: write at least one letter/);
    await expect(create({ phone: '+7 999 000-00-09' })).rejects.toThrow(
      /7 to 15 digits and nothing between them/,
    );
    const { userId } = await telegram.newAccount();
    const shy = ask('PATCH', `/people/${userId}`, { privacy: { invite: 'noone' } });
    await expect(shy).rejects.toThrow(
      /\/privacy\/invite: write everybody, contacts or nobody, or \{audience/,
    );
  });

  it('names the forms that members may have', async () => {
    const { userId } = await telegram.newAccount();
    const chat = { kind: 'supergroup', title: 'Club', creatorUserId: userId, members: 20 };
    await expect(ask('POST', '/chats', chat)).rejects.toThrow(/\/members: write \{count\}.* or \{userIds\}/);
  });

  it('gives no public name to a small group, as Telegram has none there', async () => {
    const { userId } = await telegram.newAccount();
    const group = { kind: 'group', title: 'Small', creatorUserId: userId };
    const named = ask('POST', '/chats', { ...group, username: 'small_group' });
    await expect(named).rejects.toThrow(/422.*a small group has no username/);
    const { chatId } = await ask<{ chatId: string }>('POST', '/chats', group);
    const renamed = ask('PATCH', `/chats/${chatId}`, { username: 'small_group' });
    await expect(renamed).rejects.toThrow(/422.*a small group has no username/);
  });

  it('answers a new account as it answers every other', async () => {
    const made = await telegram.newAccount({ firstName: 'Grace', dcId: 2 });
    expect(made).toMatchObject({ firstName: 'Grace', state: 'active', dcId: 2 });
    expect(made).toEqual(await ask('GET', `/accounts/${made.userId}`));
  });

  it('makes nothing of an empty scenario, and names the twin of a phone', async () => {
    await expect(ask('POST', '/scenarios', {})).rejects.toThrow(/422.*the scenario is empty/);
    const vera = { phone: '+79990000031', firstName: 'Vera' };
    const twins = ask('POST', '/scenarios', { accounts: { vera, twin: vera } });
    await expect(twins).rejects.toThrow(
      /accounts\.twin\.phone: 79990000031 is the same as accounts\.vera\.phone/,
    );
    const wrong = ask('POST', '/scenarios', { accounts: 5 });
    await expect(wrong).rejects.toThrow(/accounts: write names, each with what it stands for/);
  });
});
