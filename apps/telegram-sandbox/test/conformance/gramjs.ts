import { Api, type TelegramClient } from 'telegram';
import { FloodWaitError, RPCError } from 'telegram/errors/index.js';
import { NewMessage } from 'telegram/events/index.js';
import { returnBigInt } from 'telegram/Helpers.js';
import { computeCheck } from 'telegram/Password.js';
import type { StringSession } from 'telegram/sessions/index.js';
import { openGramjs } from './gramjs-address.ts';
import { MessageQueue } from './message-queue.ts';
import {
  CallRefused,
  type ConnectedClient,
  type PublishedClient,
  type ReceivedMessage,
  type ServerAddress,
} from './published-client.ts';

/** https://www.npmjs.com/package/telegram, 2.26.22 */
export const gramjs: PublishedClient = { name: 'gramjs', layer: 198, installed: true, connect };

async function connect(server: ServerAddress, session = ''): Promise<ConnectedClient> {
  const { client, stored } = await openGramjs(server, session, { floodSleepThreshold: 0 });
  const messages = new MessageQueue<ReceivedMessage>();
  client.addEventHandler(
    ({ message }) => messages.push({ text: message.message, fromId: message.senderId?.toString() ?? '' }),
    new NewMessage({ incoming: true }),
  );
  const loginTokenAccepted = new MessageQueue<true>();
  client.addEventHandler(update => {
    if (update instanceof Api.UpdateLoginToken) loginTokenAccepted.push(true);
  });
  return clientOf(client, stored, messages, loginTokenAccepted);
}

function clientOf(
  client: TelegramClient,
  session: StringSession,
  messages: MessageQueue<ReceivedMessage>,
  loginTokenAccepted: MessageQueue<true>,
): ConnectedClient {
  const exportToken = new Api.auth.ExportLoginToken({ apiId: 1, apiHash: 'hash', exceptIds: [] });
  async function logInByQr(show: (token: string) => void): Promise<void> {
    for (;;) {
      const answer = await client.invoke(exportToken);
      if (answer instanceof Api.auth.LoginTokenSuccess) return;
      if (answer instanceof Api.auth.LoginTokenMigrateTo) {
        await client._switchDC(answer.dcId);
        await client.invoke(new Api.auth.ImportLoginToken({ token: answer.token }));
        return;
      }
      show(answer.token.toString('base64url'));
      await loginTokenAccepted.next();
    }
  }
  return {
    requestCode: phone =>
      named(async () => (await client.sendCode({ apiId: 1, apiHash: 'hash' }, phone)).phoneCodeHash),
    signIn: (phoneNumber, phoneCodeHash, phoneCode) =>
      named(async () => {
        await client.invoke(new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode }));
      }),
    checkPassword: password =>
      named(async () => {
        const check = await computeCheck(await client.invoke(new Api.account.GetPassword()), password);
        await client.invoke(new Api.auth.CheckPassword({ password: check }));
      }),
    logInByQr: show => named(() => logInByQr(show)),
    acceptLoginToken: token =>
      named(async () => {
        await client.invoke(new Api.auth.AcceptLoginToken({ token: Buffer.from(token, 'base64url') }));
      }),
    logOut: () =>
      named(async () => {
        await client.invoke(new Api.auth.LogOut());
      }),
    me: () =>
      named(async () => {
        const me = await client.getMe();
        return { id: me.id.toString(), firstName: me.firstName ?? '', username: me.username ?? null };
      }),
    resolve: username =>
      named(async () => {
        const { users, chats } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
        const [found] = [...users, ...chats];
        if (found instanceof Api.User) return { id: found.id.toString(), name: found.firstName ?? '' };
        if (found instanceof Api.Channel) return { id: found.id.toString(), name: found.title };
        throw new Error(`@${username} is a ${found?.className}`);
      }),
    members: (channel, offset, limit) =>
      named(async () => {
        const filter = new Api.ChannelParticipantsRecent();
        const list = new Api.channels.GetParticipants({
          channel,
          filter,
          offset,
          limit,
          hash: returnBigInt(0),
        });
        const page = await client.invoke(list);
        if (!(page instanceof Api.channels.ChannelParticipants)) throw new Error('no participants');
        return { count: page.count, ids: page.users.map(user => user.id.toString()) };
      }),
    invite: (channel, users) =>
      named(async () => {
        const answer = await client.invoke(new Api.channels.InviteToChannel({ channel, users: [...users] }));
        return { missingIds: answer.missingInvitees.map(({ userId }) => userId.toString()) };
      }),
    history: (username, limit, fromBeginning = false) =>
      named(async () => {
        const found = await client.getMessages(username, { limit, reverse: fromBeginning });
        return Array.from(found, ({ id, message }) => ({ id, text: message }));
      }),
    send: (peer, message, randomId) =>
      named(async () => {
        const send = new Api.messages.SendMessage({ peer, message, randomId: returnBigInt(randomId) });
        return sentId(await client.invoke(send));
      }),
    nextMessage: () => messages.next(),
    downloadProfilePhoto: username =>
      named(async () => {
        const photo = await client.downloadProfilePhoto(username);
        if (!Buffer.isBuffer(photo)) throw new Error('no photo');
        return photo;
      }),
    saveSession: async () => session.save(),
    close: () => client.destroy(),
  };
}

/** A message to a person is answered with its number, one to a chat with the updates it makes. */
function sentId(answer: Api.TypeUpdates): number {
  if (answer instanceof Api.UpdateShortSentMessage) return answer.id;
  if (!(answer instanceof Api.Updates)) throw new Error(`sent: ${answer.className}`);
  const sent = answer.updates.find(update => update instanceof Api.UpdateMessageID);
  if (!sent) throw new Error('no id for what was sent');
  return sent.id;
}

async function named<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof FloodWaitError) throw new CallRefused(`FLOOD_WAIT_${error.seconds}`);
    if (error instanceof RPCError) throw new CallRefused(error.errorMessage);
    throw error;
  }
}
