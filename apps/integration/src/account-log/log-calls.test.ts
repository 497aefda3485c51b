import { newId } from '@muster/service-kit';
import { Api, helpers } from 'telegram';
import { expect, it } from 'vitest';
import { failure } from '../errors/failure.ts';
import { compose, type Middleware } from '../telegram/call.ts';
import type { Happening } from './entry.ts';
import { logCalls } from './log-calls.ts';

const account = { id: newId(), teamId: newId() };
const whose = { accountId: account.id, teamId: account.teamId };
const id = helpers.returnBigInt(77);
const channel = new Api.InputChannel({ channelId: id, accessHash: id });
const invite = new Api.channels.InviteToChannel({ channel, users: [] });
const inviteToGroup = new Api.messages.AddChatUser({ chatId: id, userId: 'ada' });
const send = new Api.messages.SendMessage({ peer: new Api.InputPeerSelf(), message: 'private words' });

/** What is noted of a request that ends so. */
async function notedOf(request: Api.AnyRequest | undefined, ends: 'ok' | ReturnType<typeof failure>) {
  const noted: Happening[] = [];
  const ending: Middleware = async (_call, next) =>
    ends === 'ok' ? next() : { status: 'failed', failure: ends };
  const run = compose([logCalls(account, request, entry => void noted.push(entry)), ending]);
  await run(request?.className ?? 'connect', async () => undefined);
  return noted;
}

it.each([
  [invite, { channel: 'telegram:77' }],
  [inviteToGroup, { channel: 'telegram:-77' }],
  [send, {}],
])(
  'of what Telegram did it says what and where, and nothing of people and texts',
  async (request, detail) => {
    expect(await notedOf(request, 'ok')).toEqual([
      { ...whose, kind: 'call', method: request.className, detail },
    ]);
  },
);

it.each([
  new Api.messages.GetDialogs({ offsetPeer: new Api.InputPeerEmpty() }),
  new Api.channels.GetParticipants({ channel, filter: new Api.ChannelParticipantsRecent() }),
  new Api.contacts.ResolveUsername({ username: 'ada' }),
  new Api.messages.CheckChatInvite({ hash: 'h' }),
  undefined,
])('what was only read leaves no entry', async request => {
  expect(await notedOf(request, 'ok')).toEqual([]);
});

it('of a failure it keeps the code, Telegram’s name and how long to wait, also when reading', async () => {
  const wait = { ...failure('flood_wait', 'refused'), platformError: 'FLOOD_WAIT', waitSeconds: 30 };
  const request = new Api.channels.GetFullChannel({ channel });
  expect(await notedOf(request, wait)).toEqual([
    {
      ...whose,
      kind: 'error',
      method: 'channels.GetFullChannel',
      code: 'flood_wait',
      platformError: 'FLOOD_WAIT',
      detail: { channel: 'telegram:77', waitSeconds: 30 },
    },
  ]);
});

it.each([
  ['may have changed something', invite, 'outcome_unknown'],
  ['changes nothing', new Api.channels.GetFullChannel({ channel }), 'telegram_unreachable'],
])('a call without an answer that %s is noted as that', async (_what, request, code) => {
  expect(await notedOf(request, failure('telegram_unreachable', 'unknown'))).toMatchObject([
    { kind: 'error', method: request.className, code },
  ]);
});

it('a connection that cannot be opened is an error of no call', async () => {
  expect(await notedOf(undefined, failure('telegram_unreachable', 'not_sent'))).toEqual([
    { ...whose, kind: 'error', code: 'telegram_unreachable', platformError: null },
  ]);
});

it.each([undefined, new Api.messages.GetDialogs({ offsetPeer: new Api.InputPeerEmpty() })])(
  'that another replica has the account is no error of the account',
  async request => {
    expect(await notedOf(request, failure('service_unavailable', 'not_sent'))).toEqual([]);
  },
);
