import { Buffer } from 'node:buffer';
import { Api } from 'telegram';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../src/client/index.ts';
import { methods } from '../src/methods/registry.ts';
import { methodNames } from '../src/page/parts/method-list.ts';
import { hasBrowser, useBrowser } from './browser.ts';
import { useSandbox } from './fixture.ts';
import { requestCode } from './gramjs-client.ts';

const telegram = useSandbox({ people: 500 });
const browser = useBrowser();
const { control } = telegram;
const at = (query: string) => `${control.url()}/?${query}`;
const phoneOf = (userId: string) => at(`panel=phones&account=${userId}`);

describe.skipIf(!hasBrowser)('the page', () => {
  it('finds anybody in the world, and takes the phone of who was created', async () => {
    const page = await browser.open(at(''));
    const [somebody] = (
      await bodyOf(control.api().GET('/accounts', { params: { query: { query: 'анна' } } }))
    ).items;
    await page.getByRole('searchbox').fill(somebody?.phone ?? '');
    await page.getByRole('link', { name: `+${somebody?.phone}` }).waitFor();

    await page.getByText('Create an account', { exact: true }).click();
    await page.getByLabel('Phone number').fill('+15550001111');
    await page.getByLabel('First name').fill('Katherine');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Katherine' }).waitFor();
    expect(page.url()).toContain('account=');
  });

  it('shows a login code as it arrives, and what became of it', async () => {
    const account = await telegram.newAccount();
    const page = await browser.open(phoneOf(account.userId), { permissions: ['clipboard-write'] });
    await page.getByText('No code has arrived.').waitFor();
    await requestCode(await telegram.connect(), account.phone);
    const code = page.getByRole('region', { name: 'Login codes' }).getByRole('code');
    await code.waitFor();
    expect(await code.textContent()).toBe(await control.newestCode(account.userId));
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await control.advanceClock(6 * 60_000);
    await page.getByText('expired').waitFor();
  });

  it('lets a client in by the QR code it shows, and ends its session again', async () => {
    const { userId } = await telegram.newAccount();
    const page = await browser.open(phoneOf(userId));
    const client = await telegram.connect();
    const exportToken = () =>
      client.invoke(new Api.auth.ExportLoginToken({ apiId: 1, apiHash: 'hash', exceptIds: [] }));
    const shown = await exportToken();
    if (!(shown instanceof Api.auth.LoginToken)) throw new Error('no QR code is shown');
    await page.getByLabel('The link in the code').fill(`tg://login?token=${toBase64Url(shown.token)}`);
    await page.getByRole('button', { name: 'Scan this link' }).click();
    await page.getByText('Done').first().waitFor();
    expect((await exportToken()).className).toBe('auth.LoginTokenSuccess');
    const sessions = page.getByRole('region', { name: 'Sessions' });
    await sessions.getByRole('button', { name: 'End' }).click();
    await page.getByRole('button', { name: 'Yes: End' }).click();
    await sessions.getByText('No client is logged in.').waitFor();
  });

  it('shows what is written to its owner as it comes, and answers', async () => {
    const { account, client } = await telegram.newUser({ firstName: 'Grace' });
    const reader = await telegram.newAccount({ username: 'reads_on_page' });
    const page = await browser.open(phoneOf(reader.userId));
    await page.getByText('Nothing has been written yet').waitFor();
    await client.sendMessage('reads_on_page', { message: 'Are you coming?' });
    await page.getByRole('link', { name: /Are you coming/ }).click();
    await page.getByLabel('Message', { exact: true }).fill('On my way');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('listitem').filter({ hasText: 'On my way' }).last().waitFor();
    const [newest] = await client.getMessages('reads_on_page', { limit: 1 });
    expect(newest?.message).toBe('On my way');
    expect(page.url()).toContain(`personId=${account.userId}`);
  });

  it('switches a fault on from a template, and off again', async () => {
    const page = await browser.open(at('panel=faults'));
    await page.getByText('Nothing goes wrong now.').waitFor();
    await page.getByRole('link', { name: 'FLOOD_WAIT 60 on invitations' }).click();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('error: FLOOD_WAIT_60').waitFor();
    const { items } = await bodyOf(control.api().GET('/faults'));
    expect(items).toMatchObject([{ error: 'FLOOD_WAIT_60', method: 'channels.inviteToChannel', count: 1 }]);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('Nothing goes wrong now.').waitFor();
  });

  it.each([
    ['delay', { delayMs: 3000 }],
    ['silence', { dropCall: true }],
    ['dropAnswer', { dropAnswer: true }],
    ['cut', { dropConnection: true }],
    ['cutAfter', { dropAnswer: true, dropConnection: true }],
    ['half', { halfAnswer: true }],
    ['ban', { account: 'ban' }],
    ['freeze', { account: 'freeze' }],
    ['revoke', { account: 'revoke-sessions' }],
    ['loseUpdate', { update: 'lose' }],
    ['duplicateUpdate', { update: 'duplicate' }],
  ])('knows the fault %s, by its address', async (kind, fault) => {
    // Nobody uses this account, so that nothing else in this file goes wrong.
    const { userId } = await telegram.newAccount();
    const page = await browser.open(at(`panel=faults&kind=${kind}&accountId=${userId}&count=1`));
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Switch off' }).first().waitFor();
    const { items } = await bodyOf(control.api().GET('/faults'));
    expect(items).toMatchObject([{ ...fault, accountId: userId, count: 1 }]);
    await control.clearFaults();
  });

  it('shows the record of an address as it grows', async () => {
    const { account, client } = await telegram.newUser();
    const page = await browser.open(at(`panel=record&accountId=${account.userId}&method=updates.getState`));
    await page.getByText('No action fits this filter.').waitFor();
    await client.invoke(new Api.updates.GetState());
    await page.getByRole('row').filter({ hasText: 'updates.getState' }).waitFor();
    await page.getByLabel('Outcome', { exact: true }).fill('error');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('No action fits this filter.').waitFor();
    expect(page.url()).toContain('outcome=error');
    await page.goBack();
    await page.getByRole('row').filter({ hasText: 'updates.getState' }).waitFor();
  });

  it('shows who was invited by whom, by destination', async () => {
    const { account, client } = await telegram.newUser({ firstName: 'Inviter' });
    await telegram.newAccount({ firstName: 'Newcomer', username: 'comes_by_page' });
    const { chatId } = await control.createChat({
      kind: 'supergroup',
      title: 'Sunday runners',
      username: 'sunday_runners',
      creatorUserId: account.userId,
    });
    const page = await browser.open(at('panel=invitations'));
    const [channel, users] = [await client.getEntity('sunday_runners'), ['comes_by_page']];
    await client.invoke(new Api.channels.InviteToChannel({ channel, users }));
    await page.getByRole('heading', { name: 'Sunday runners' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Newcomer' });
    await row.getByRole('link', { name: 'Inviter' }).waitFor();
    expect(chatId).toMatch(/^\d+$/);
  });

  it('moves the clock, and switches patience', async () => {
    const page = await browser.open(at('panel=world'));
    const now = async () => Date.parse((await bodyOf(control.api().GET('/clock'))).now);
    const before = await now();
    await page.getByRole('button', { name: '+ a day' }).click();
    await page.getByText('Done').waitFor();
    expect((await now()) - before).toBeGreaterThanOrEqual(86_400_000);
    await page.getByText('Any haste is borne.').waitFor();
    await page
      .getByRole('region', { name: 'Patience' })
      .getByRole('button', { name: 'Switch on' })
      .first()
      .click();
    await page.getByText('Who hurries is punished, as on Telegram.').waitFor();
    await control.request('PUT', '/patience', { enabled: false });
    await page.getByText('Any haste is borne.').waitFor();
  });

  it('comes back to a snapshot, and shows what is there again', async () => {
    const { userId } = await telegram.newAccount({ firstName: 'Frida' });
    const page = await browser.open(at('panel=world'));
    await page.getByLabel('Name').fill('before');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Restore' }).waitFor();
    await control.request('POST', `/accounts/${userId}/ban`);
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'Yes: Restore' }).click();
    await page.getByRole('region', { name: 'Snapshots' }).getByRole('listitem').getByText('Done').waitFor();
    await page.goto(phoneOf(userId));
    await page.getByText('State: active').waitFor();
  });

  it('makes a scenario, or says which line is wrong', async () => {
    const page = await browser.open(at('panel=world'));
    const make = async (text: string) => {
      await page.getByLabel('YAML or JSON').fill(text);
      await page.getByRole('button', { name: 'Make' }).click();
    };
    const scenario = page.getByRole('region', { name: 'Scenario' });
    await make('accounts:\n  maria: { phone: "+15550002222" }\n');
    await scenario.getByText(/:2/).waitFor();
    await make('accounts:\n  maria: { phone: "+15550002222", firstName: Mariam }\n');
    await scenario.getByText('Done').waitFor();
    await page.getByRole('link', { name: 'Phones' }).click();
    await page.getByRole('link', { name: 'Mariam' }).waitFor();
  });

  it('shows the rest of the page, and what is wrong, at an address that names no time', async () => {
    const page = await browser.open(at('panel=record&from=xxx'));
    await page.getByText('The address names a time that cannot be read.').waitFor();
    await page.getByLabel('From').fill('2026-13-45 10:00');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('Write the time like').waitFor();
    await page.getByLabel('From').fill('2020-01-31 10:00');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('table').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toMatch(/^2020-01-31T/);
  });

  it('knows somebody by name where it asks who, and by a phone number as people write it', async () => {
    const account = await telegram.newAccount({ phone: '+79990000077', firstName: 'Ludmila' });
    const page = await browser.open(at('panel=record'));
    await page.getByLabel('Account').fill('Ludmila');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(`**accountId=${account.userId}`);
    await page.getByLabel('Account').fill('Nobody Atall');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('Nobody is called that.').waitFor();
    await page.goto(at(''));
    await page.getByRole('searchbox').fill('+7999 000-00-77');
    await page.getByRole('link', { name: 'Ludmila' }).waitFor();
  });

  it('founds a group, and changes who may invite its founder', async () => {
    const { userId } = await telegram.newAccount({ firstName: 'Founder' });
    const page = await browser.open(phoneOf(userId));
    await page.getByLabel('Premium').check();
    await page.getByLabel('Who may invite them').selectOption('Nobody');
    const settings = page.getByRole('region', { name: 'Settings' });
    await settings.getByRole('button', { name: 'Save' }).first().click();
    await settings.getByText('Done').waitFor();
    const params = { path: { userId } };
    const person = await bodyOf(control.api().GET('/people/{userId}', { params }));
    expect(person).toMatchObject({ premium: true, privacy: { invite: 'nobody' } });
    await settings.getByText('Found a group').click();
    await settings.getByLabel('Title').fill('Reading circle');
    await settings.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('link', { name: /Reading circle/ }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'The chat was founded' }).last().waitFor();
  });

  it('offers every method this Telegram answers', () => {
    expect(methodNames).toEqual([...methods.keys()].toSorted());
  });

  it('shows older actions when asked', async () => {
    const { account, client } = await telegram.newUser();
    for (let call = 0; call < 101; call++) await client.invoke(new Api.updates.GetState());
    const page = await browser.open(at(`panel=record&accountId=${account.userId}&method=updates.getState`));
    await page.getByRole('row').nth(100).waitFor();
    expect(await page.getByRole('row').count()).toBe(101);
    await page.getByRole('button', { name: 'Show older ones' }).click();
    await page.getByRole('row').nth(101).waitFor();
  });

  it('shows an invitation that was refused', async () => {
    const { client, account } = await telegram.newUser({ firstName: 'Refused' });
    await telegram.newAccount({ firstName: 'Uninvited', username: 'not_by_page' });
    await control.createChat({
      kind: 'supergroup',
      title: 'Monday runners',
      username: 'monday_runners',
      creatorUserId: account.userId,
    });
    const [channel, users] = [await client.getEntity('monday_runners'), ['not_by_page']];
    const method = 'channels.inviteToChannel';
    await control.request('POST', '/faults', { error: 'PEER_FLOOD', method, accountId: account.userId });
    await expect(client.invoke(new Api.channels.InviteToChannel({ channel, users }))).rejects.toThrow(
      'PEER_FLOOD',
    );
    const page = await browser.open(at('panel=invitations'));
    const row = page.getByRole('row').filter({ hasText: 'Uninvited' });
    await row.getByText('PEER_FLOOD').waitFor();
    await row.getByText(/caused by: fault/).waitFor();
    await control.clearFaults();
  });

  it('says how many waits ended as the clock moved', async () => {
    const { phone } = await telegram.newAccount();
    await control.request('PUT', '/patience', { enabled: true });
    const client = await telegram.connect();
    for (let code = 0; code < 5; code++) await requestCode(client, phone);
    await expect(requestCode(client, phone)).rejects.toThrow('PHONE_NUMBER_FLOOD');
    const page = await browser.open(at('panel=world'));
    await page.getByText('PHONE_NUMBER_FLOOD').waitFor();
    await page.getByRole('button', { name: '+ an hour' }).click();
    await page.getByText('Restrictions that ended: 1').waitFor();
    await control.request('PUT', '/patience', { enabled: false });
  });
});

const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
