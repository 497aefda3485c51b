import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from 'telegram';
import { describe, expect, it, vi } from 'vitest';
import { scenarioJsonSchema } from '../src/scenarios/json-schema.ts';
import { readScenario } from '../src/scenarios/read-scenario.ts';
import { startSandbox } from '../src/start.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();
const folder = new URL('../scenarios/', import.meta.url);
const example = (file: string) => readFileSync(new URL(file, folder), 'utf8');

const exampleConfig = {
  host: '127.0.0.1',
  controlPort: 0,
  dataCenterPorts: [0, 0],
  mediaDataCenterPorts: [],
  seed: 1,
  people: 1_000,
  patience: true,
};

type Made = { accounts: Record<string, string>; chats: Record<string, string> };
async function post(text: string, contentType = 'application/yaml'): Promise<Made> {
  const { control } = telegram;
  const response = await fetch(`${control.url()}/scenarios`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': contentType },
  });
  const body: Made & { detail: string } = JSON.parse(await response.text());
  if (!response.ok) throw new Error(`${response.status} ${body.detail}`);
  return body;
}

describe('the examples', () => {
  it.each(readdirSync(folder))('%s is made at a start, once, and is there after a restart', async file => {
    const dataDirectory = join(telegram.dataDirectory, `example-${file}`);
    const scenario = new URL(file, folder).pathname;
    const config = { ...exampleConfig, dataDirectory, scenario };
    for (const start of ['first', 'second']) {
      const running = await startSandbox(config);
      try {
        const { people, chats } = running.sandbox.world;
        expect([start, people.created().length]).toEqual([
          start,
          [...example(file).matchAll(/phone:/g)].length,
        ]);
        expect(
          chats.all().some(({ username }) => username?.endsWith('_here') || username === 'hall_of_mishaps'),
        ).toBe(true);
      } finally {
        await running.stop();
      }
    }
  });
});

describe('a start with a scenario that is wrong', () => {
  it('fails with the line of the mistake, and what to do', async () => {
    const file = join(telegram.dataDirectory, 'wrong.yaml');
    writeFileSync(file, 'accounts:\n  ada: { phone: "+79990000099" }\n');
    const dataDirectory = join(telegram.dataDirectory, 'wrong');
    const start = startSandbox({ ...exampleConfig, dataDirectory, scenario: file });
    await expect(start).rejects.toThrow(/wrong\.yaml:2:\d+: accounts\.ada\.firstName: this is missing/);
  });
});

describe('a scenario', () => {
  it('makes people, chats, messages and comments as it says', async () => {
    const made = await post(example('channel-with-comments.yaml'));
    const { world } = telegram.sandbox;
    const news = world.chats.get(Number(made.chats.news));
    const office = world.chats.get(Number(made.chats.office));
    expect(news).toMatchObject({ kind: 'channel', username: 'night_news_here' });
    expect(office?.settings).toMatchObject({ joinByRequest: true, membersHidden: true });
    expect([...(office?.requests.keys() ?? [])].map(String)).toEqual([made.accounts.reader]);
    const person = (name: string) => world.people.get(Number(made.accounts[name]));
    expect([person('banned')?.banned, person('gone')?.deleted, person('reader')?.premium]).toEqual([
      true,
      true,
      true,
    ]);
    expect(person('frozen')?.frozenSince).toBeTypeOf('number');

    const editor = await telegram.logIn({
      userId: made.accounts.editor ?? '',
      phone: '79990000011',
      username: null,
    });
    const channel = await resolveChannel(editor, 'night_news_here');
    const [post_] = await editor.getMessages(channel, { limit: 1 });
    expect(post_?.message).toBe('Who reads this at night?');
    const replies = await editor.invoke(
      new Api.messages.GetReplies({ peer: channel, msgId: post_?.id ?? 0, limit: 10 }),
    );
    if (!('messages' in replies)) throw new Error('no replies');
    const texts = replies.messages.flatMap(message =>
      message instanceof Api.Message ? message.message : [],
    );
    expect(texts).toEqual(['I did, before.', 'I do.']);
  });

  it('sets contacts, privacy, rights, faults and patience', async () => {
    const made = await post(example('running-club.yaml'));
    const { world, faults, patience } = telegram.sandbox;
    const id = (name: string) => Number(made.accounts[name]);
    const age = telegram.sandbox.clock.now() - (world.people.get(id('vera'))?.registeredAt ?? 0);
    expect(Math.round(age / 86_400_000)).toBe(400);
    expect(world.contacts.has(id('vera'), id('boris'))).toBe(true);
    expect(world.people.get(id('shy'))?.privacy.invite).toEqual({
      audience: 'nobody',
      allowed: [id('boris')],
    });
    expect(world.chats.get(Number(made.chats.club))?.admins.get(id('vera'))?.rights).toContain(
      'invite_users',
    );
    expect(world.chats.get(Number(made.chats.neighbours))?.members.size).toBe(301);

    const rough = await post(JSON.stringify(roughDay()), 'application/json');
    expect(faults.all()).toHaveLength(4);
    expect(faults.all()[1]).toMatchObject({ target: rough.accounts.target, error: 'FLOOD_WAIT_30' });
    expect(patience.enabled).toBe(true);
    faults.clear();
    patience.switch(false);
  });

  /** The same as the example, as JSON. */
  const roughDay = () => ({
    patience: { enabled: true, rules: { writing: false } },
    accounts: {
      unlucky: { phone: '+79990000021', firstName: 'Unlucky', dc: 2 },
      target: { phone: '+79990000022', firstName: 'Target', username: 'hard_to_reach' },
    },
    faults: [
      { method: 'messages.*', dropAnswer: true, probability: 0.05 },
      { method: 'contacts.resolveUsername', target: 'target', error: 'FLOOD_WAIT_30', count: 1 },
      { of: 'unlucky', method: 'channels.inviteToChannel', skip: 4, account: 'freeze' },
      { of: 'unlucky', update: 'lose', updateType: 'updateNewMessage' },
    ],
  });

  it('refers to what is in the world already', async () => {
    await telegram.newAccount({ username: 'already_here' });
    const { client, account } = await telegram.newUser();
    await post(`
accounts: { newcomer: { phone: "+79990000031", firstName: New } }
contacts: { newcomer: ["@already_here"] }
messages: [{ from: newcomer, to: "@already_here", text: Hello }]
faults: [{ target: "@already_here", error: USER_BLOCKED }]
`);
    const resolve = new Api.contacts.ResolveUsername({ username: 'already_here' });
    expect([account.userId.length > 0, await errorOf(client.invoke(resolve))]).toEqual([
      true,
      'USER_BLOCKED',
    ]);
    await telegram.control.clearFaults();
  });

  it('is made only once, and still only once after a restart', async () => {
    const once = 'accounts: { once: { phone: "+79990000041", firstName: Once } }';
    await post(once);
    await expect(post(`# again\n${once}`)).rejects.toThrow(/made already/);
    await telegram.restart();
    await expect(post(once)).rejects.toThrow(/made already/);
  });

  it('in the middle of which a process was killed is not taken for made, nor made twice', async () => {
    const text = 'accounts: { half: { phone: "+79990000045", firstName: Half } }';
    const { hash } = readScenario(text, 'scenario');
    appendFileSync(
      join(telegram.dataDirectory, 'scenarios.ndjson'),
      `${JSON.stringify({ hash, step: 'begun' })}\n`,
    );
    await telegram.restart();
    await expect(post(text)).rejects.toThrow(/killed while it made this scenario. Restore a snapshot/);
  });

  it('that is wrong in any part is not made in any', async () => {
    const before = telegram.sandbox.world.people.created().length;
    const wrong =
      'accounts: { half: { phone: "+79990000051", firstName: Half } }\nmessages: [{ from: half, to: nobody_there, text: x }]';
    await expect(post(wrong)).rejects.toThrow(/nobody_there/);
    expect(telegram.sandbox.world.people.created().length).toBe(before);
    expect(telegram.sandbox.world.people.byPhone('79990000051')).toBeNull();
  });

  it('of which only a part could be made says so and why, also the next time and after a restart', async () => {
    const text =
      'accounts: { part: { phone: "+79990000046", firstName: Part } }\nfaults: [{ of: part, error: X }]';
    const add = vi.spyOn(telegram.sandbox.faults, 'add').mockImplementation(() => {
      throw new Error('no space left');
    });
    try {
      await expect(post(text)).rejects.toThrow(/only a part .* because: no space left. Restore a snapshot/);
    } finally {
      add.mockRestore();
    }
    await expect(post(text)).rejects.toThrow(/only a part .* because: no space left/);
    await telegram.restart();
    await expect(post(text)).rejects.toThrow(/only a part .* because: no space left/);
  });

  it.each<[string, string, RegExp]>([
    ['an alias of nothing', 'accounts:\n  a: *nobody', /scenario:2:6: Unresolved alias/],
    [
      'aliases of aliases',
      `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(10)}]\nc: [${'*b, '.repeat(10)}]`,
      /scenario:3:\d+: Excessive alias count/,
    ],
    ['a clock beyond the end of time', 'clock: { advanceMs: 9007199254740991 }', /ends on 19 January 2038/],
    [
      'a request of the creator',
      `${accounts('a: "+79990000061"')}\nchats:\n  c: { kind: supergroup, title: C, creator: a, joinRequests: [a] }`,
      /scenario:4:\d+: chats\.c\.joinRequests\.0: a is in it already/,
    ],
    [
      'a supergroup that is too large',
      `${accounts('a: "+79990000061"')}\nchats:\n  c: { kind: supergroup, title: C, creator: a, members: 200000 }`,
      /a supergroup has at most 200000 members/,
    ],
    [
      'a fault that is over before it begins',
      'faults:\n  - { error: X, until: "2020-01-01T00:00:00Z" }',
      /scenario:2:\d+: faults\.0: it would be over/,
    ],
    ['YAML that is none', 'accounts: {', /scenario:1:\d+: .*Correct the YAML/],
    ['a key twice', 'accounts: {}\naccounts: {}', /scenario:2:1: /],
    ['a field nobody knows', 'acounts: {}', /scenario:1:1: acounts: acounts is no field here/],
    [
      'a field that is missing',
      'accounts:\n  a: { phone: "+79990000061" }',
      /scenario:2:\d+: accounts\.a\.firstName: this is missing; write a string/,
    ],
    [
      'members that are none',
      'chats:\n  c: { kind: group, title: C, creator: "@x", members: many }',
      /scenario:2:\d+: chats\.c\.members: write how many are drawn/,
    ],
    [
      'a phone that is none',
      'accounts:\n  a:\n    phone: "12"\n    firstName: A',
      /scenario:3:5: accounts\.a\.phone: .*7 to 15 digits/,
    ],
    [
      'a phone twice',
      accounts('a: "+79990000061"', 'b: "+79990000061"'),
      /scenario:3:\d+: accounts\.b\.phone: .*is the same as accounts\.a\.phone/,
    ],
    [
      'a username of the world',
      'accounts:\n  a: { phone: "+79990000061", firstName: A, username: startups_chat_2 }',
      /scenario:2:\d+: accounts\.a\.username: startups_chat_2 is taken/,
    ],
    [
      'a creator who is nobody',
      'chats:\n  c:\n    kind: group\n    title: C\n    creator: adda',
      /scenario:5:5: chats\.c\.creator: there is no account adda; write it under accounts/,
    ],
    [
      'a data centre there is not',
      'accounts:\n  a: { phone: "+79990000061", firstName: A, dc: 9 }',
      /there are 2 data centres/,
    ],
    [
      'more members than people',
      `${accounts('a: "+79990000061"')}\nchats:\n  c: { kind: supergroup, title: C, creator: a, members: 9999999 }`,
      /scenario:4:\d+: chats\.c\.members: the world has 2000 people/,
    ],
    [
      'a stranger who writes',
      `${accounts('a: "+79990000061"', 'b: "+79990000062"')}\nchats:\n  c: { kind: supergroup, title: C, creator: a }\nmessages:\n  - { from: b, to: c, text: x }`,
      /scenario:7:\d+: messages\.0\.from: b may not write in c/,
    ],
    [
      'comments in a group',
      `${accounts('a: "+79990000061"')}\nchats:\n  c: { kind: supergroup, title: C, creator: a }\nmessages:\n  - { from: a, to: c, text: x, comments: [{ from: a, text: y }] }`,
      /messages\.0\.comments: only posts of a channel/,
    ],
    [
      'a fault that says nothing',
      'faults:\n  - { method: messages.sendMessage }',
      /scenario:2:\d+: faults\.0: say what is to go wrong/,
    ],
    [
      'a rule of patience there is not',
      'patience: { enabled: true, rules: { hurry: false } }',
      /patience\.rules\.hurry: name one of resolving/,
    ],
    [
      'a name for two',
      `${accounts('a: "+79990000061"')}\nchats:\n  a: { kind: supergroup, title: C, creator: a }`,
      /scenario:4:3: chats\.a: an account has this name too/,
    ],
  ])('says where and what to do about %s', async (_what, text, message) => {
    await expect(post(text)).rejects.toThrow(message);
  });
});

/** Accounts with these phones, one in a line. */
function accounts(...phones: string[]): string {
  return [
    'accounts:',
    ...phones.map(phone => `  ${phone.replace(': ', ': { phone: ')}, firstName: A }`),
  ].join('\n');
}

describe('the JSON Schema of scenarios', () => {
  it('is the one that editors get', () => {
    const file = new URL('../schema/scenario.schema.json', import.meta.url);
    // As JSON, which knows no undefined.
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });
});
