/** One gramjs client that lists the members of a group, page by page. */
import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { z } from 'zod';
import { connectGramjs, logInAnew, savedSession } from './gramjs-client.ts';
import { servePart } from './part.ts';
import { serverSchema } from './server-address.ts';

const PAGE = 200;

servePart({
  async logIn(params) {
    const { server, controlUrl } = z.object({ server: serverSchema, controlUrl: z.string() }).parse(params);
    const client = await connectGramjs(server);
    const userId = await logInAnew(client, controlUrl, { phone: '15558888888', username: 'bench_lister' });
    const session = savedSession(client);
    const secret = client.session.getAuthKey()?.getKey();
    await client.destroy();
    return { userId, session, secret };
  },
  /** Members a second, without connecting. */
  async list(params) {
    const { server, session, username } = z
      .object({ server: serverSchema, session: z.string(), username: z.string() })
      .parse(params);
    const client = await connectGramjs(server, session);
    const { chats } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
    const [channel] = chats;
    if (!(channel instanceof Api.Channel)) throw new Error(`@${username} is no group`);
    const begin = performance.now();
    const listed = await listAll(client, channel);
    const speed = (listed * 1_000) / (performance.now() - begin);
    await client.destroy();
    return { speed, listed };
  },
});

async function listAll(client: TelegramClient, channel: Api.Channel): Promise<number> {
  const filter = new Api.ChannelParticipantsRecent();
  for (let offset = 0; ; ) {
    const call = { channel, filter, offset, limit: PAGE, hash: returnBigInt(0) };
    const page = await client.invoke(new Api.channels.GetParticipants(call));
    if (!(page instanceof Api.channels.ChannelParticipants) || page.users.length === 0) return offset;
    offset += page.users.length;
  }
}
