import { Api } from 'telegram';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';

const telegram = useSandbox({ patience: true });

const invite = async (
  as: Awaited<ReturnType<typeof telegram.newUser>>['client'],
  group: string,
  whom: string,
) =>
  errorOf(
    as.invoke(
      new Api.channels.InviteToChannel({
        channel: await as.getInputEntity(group),
        users: [await as.getInputEntity(whom)],
      }),
    ),
  );

describe('patience', () => {
  it('takes an account nobody called new for one that has long been there', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.createChat({
      ...{ kind: 'supergroup', title: 'Readers', username: 'readers_group' },
      creatorUserId: account.userId,
    });
    const shy = await telegram.newAccount({ username: 'shy_reader' });
    await telegram.control.request('PATCH', `/people/${shy.userId}`, { privacy: { invite: 'nobody' } });
    await telegram.newAccount({ username: 'open_reader' });
    expect(await invite(client, 'readers_group', 'shy_reader')).toBe('ok');
    expect(await invite(client, 'readers_group', 'open_reader')).toBe('ok');
  });

  it('does not count an invitation that was refused because the inviter may not invite there', async () => {
    const owner = await telegram.newUser();
    const { client, account } = await telegram.newUser();
    const { chatId } = await telegram.control.createChat({
      ...{ kind: 'supergroup', title: 'Closed', username: 'closed_group' },
      creatorUserId: owner.account.userId,
    });
    await telegram.control.request('PATCH', `/chats/${chatId}`, { settings: { denied: ['invite_users'] } });
    await telegram.control.request('POST', `/chats/${chatId}/members`, { userIds: [account.userId] });
    await telegram.newAccount({ username: 'wanted_in_vain' });
    const answers: string[] = [];
    for (let time = 0; time < 12; time++)
      answers.push(await invite(client, 'closed_group', 'wanted_in_vain'));
    expect(new Set(answers)).toEqual(new Set(['CHAT_ADMIN_REQUIRED']));
  });

  it('counts the strangers somebody writes to, not the messages to one of them', async () => {
    const { client } = await telegram.newUser();
    const write = async (username: string, text: string) =>
      errorOf(client.sendMessage(await client.getInputEntity(username), { message: text }));
    await telegram.newAccount({ username: 'one_stranger' });
    for (let time = 1; time <= 12; time++) expect(await write('one_stranger', `${time}`)).toBe('ok');
    const answers: string[] = [];
    for (let person = 0; person < 6; person++) {
      await telegram.newAccount({ username: `another_stranger_${person}` });
      answers.push(await write(`another_stranger_${person}`, 'Hello'));
    }
    expect(answers).toContain('PEER_FLOOD');
  });
});
