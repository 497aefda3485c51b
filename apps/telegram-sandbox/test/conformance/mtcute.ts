import { Long, MemoryStorage, tl } from '@mtcute/core';
import { addPublicKey } from '@mtcute/core/utils.js';
import { TelegramClient } from '@mtcute/node';
import { NodeCryptoProvider } from '@mtcute/node/utils.js';
import { MessageQueue } from './message-queue.ts';
import {
  CallRefused,
  type ConnectedClient,
  type PublishedClient,
  type ReceivedMessage,
  type ServerAddress,
} from './published-client.ts';

/** https://www.npmjs.com/package/@mtcute/node, 0.30.3 */
export const mtcute: PublishedClient = { name: 'mtcute', layer: 227, installed: true, connect };

async function connect(server: ServerAddress, session?: string): Promise<ConnectedClient> {
  addPublicKey(new NodeCryptoProvider(), server.publicKeyPem);
  const [main, media] = [server.dataCenters, server.mediaDataCenters].map(([first]) => first);
  if (!main || !media) throw new Error('there is no data centre');
  const client = new TelegramClient({
    apiId: 1,
    apiHash: 'hash',
    storage: new MemoryStorage(),
    defaultDcs: { main: option(main), media: { ...option(media), mediaOnly: true } },
    logLevel: 0,
  });
  const messages = new MessageQueue<ReceivedMessage>();
  client.onNewMessage.add(message => {
    if (!message.isOutgoing) messages.push({ text: message.text, fromId: String(message.sender.id) });
  });
  client.onError.add(() => {});
  if (session !== undefined) {
    await client.importSession(session);
    await client.startUpdatesLoop();
  }
  await client.connect();
  return clientOf(client, messages);
}

function clientOf(client: TelegramClient, messages: MessageQueue<ReceivedMessage>): ConnectedClient {
  const loggedIn = async (logIn: Promise<unknown>) => {
    await logIn;
    await client.startUpdatesLoop();
  };
  return {
    requestCode: phone =>
      named(async () => {
        const sent = await client.sendCode({ phone });
        if (!('phoneCodeHash' in sent)) throw new Error('no code was sent');
        return sent.phoneCodeHash;
      }),
    signIn: (phone, phoneCodeHash, phoneCode) =>
      named(() => loggedIn(client.signIn({ phone, phoneCodeHash, phoneCode }))),
    checkPassword: password => named(() => loggedIn(client.checkPassword(password))),
    logInByQr: show =>
      named(() =>
        loggedIn(client.signInQr({ onUrlUpdated: url => show(url.replace('tg://login?token=', '')) })),
      ),
    acceptLoginToken: token =>
      named(async () => {
        await client.call({ _: 'auth.acceptLoginToken', token: Buffer.from(token, 'base64url') });
      }),
    logOut: () =>
      named(async () => {
        await client.logOut();
      }),
    me: () =>
      named(async () => {
        const { id, firstName, username } = await client.getMe();
        return { id: String(id), firstName, username };
      }),
    resolve: username =>
      named(async () => {
        const found = await client.call({ _: 'contacts.resolveUsername', username });
        const [peer] = [...found.users, ...found.chats];
        if (peer?._ === 'user') return { id: String(peer.id), name: peer.firstName ?? '' };
        if (peer?._ === 'channel') return { id: String(peer.id), name: peer.title };
        throw new Error(`@${username} is a ${peer?._}`);
      }),
    members: (channel, offset, limit) =>
      named(async () => {
        const page = await client.getChatMembers(channel, { type: 'recent', offset, limit });
        return { count: page.total, ids: Array.from(page, ({ user }) => String(user.id)) };
      }),
    invite: (channel, usernames) =>
      named(async () => {
        const missing = await client.addChatMembers(channel, [...usernames], {});
        return { missingIds: missing.map(({ userId }) => String(userId)) };
      }),
    history: (username, limit, fromBeginning = false) =>
      named(async () => {
        const found: { id: number; text: string }[] = [];
        for await (const { id, text } of client.iterHistory(username, { limit, reverse: fromBeginning }))
          found.push({ id, text });
        return found;
      }),
    send: (username, text, randomId) =>
      named(async () => {
        const { id } = await client.sendText(username, text, { randomId: Long.fromString(String(randomId)) });
        return id;
      }),
    nextMessage: () => messages.next(),
    downloadProfilePhoto: username =>
      named(async () => {
        const { photo } = await client.getPeer(username);
        if (!photo) throw new Error('no photo');
        return Buffer.from(await client.downloadAsBuffer(photo.big));
      }),
    saveSession: () => client.exportSession(),
    close: () => client.destroy(),
  };
}

const option = ({ id, host, port }: ServerAddress['dataCenters'][number]) => ({ id, ipAddress: host, port });

async function named<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof tl.RpcError)) throw error;
    const seconds = 'seconds' in error ? String(error.seconds) : '';
    throw new CallRefused(error.text.replace('%d', seconds));
  }
}
