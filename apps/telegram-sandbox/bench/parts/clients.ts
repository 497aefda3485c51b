/** Many gramjs clients, which note when they are told of a message that says when it was sent. */
import { Api, type TelegramClient } from 'telegram';
import { AuthKey } from 'telegram/crypto/AuthKey.js';
import { StringSession } from 'telegram/sessions/index.js';
import { z } from 'zod';
import type { ServerAddress } from '../../test/conformance/published-client.ts';
import { connectGramjs, logInAnew } from './gramjs-client.ts';
import { servePart } from './part.ts';
import { serverSchema } from './server-address.ts';

const clients: TelegramClient[] = [];
let delays: number[] = [];

servePart({
  async connect(params) {
    const { server, count } = z.object({ server: serverSchema, count: z.number() }).parse(params);
    for (let nth = 0; nth < count; nth++) listen(await connectGramjs(server));
  },
  /** Clients that have a key already. */
  async resume(params) {
    const { server, secrets } = z
      .object({ server: serverSchema, secrets: z.array(z.instanceof(Uint8Array)) })
      .parse(params);
    for (const secret of secrets) listen(await connectGramjs(server, await sessionWith(secret, server)));
  },
  async logIn(params) {
    const { controlUrl, first } = z.object({ controlUrl: z.string(), first: z.number() }).parse(params);
    for (const [nth, client] of clients.entries()) {
      const number = first + nth;
      await logInAnew(client, controlUrl, { phone: `1555${10_000 + number}`, username: `bench_${number}` });
    }
  },
  /** Every client leaves and comes back, as often as asked, and leaves a session behind each time. */
  async reconnect(params) {
    const { times } = z.object({ times: z.number() }).parse(params);
    for (let time = 0; time < times; time++) {
      for (const client of clients) {
        await client.disconnect();
        await client.connect();
      }
    }
  },
  /** How long each update took since the last time this was asked, in milliseconds. */
  takeDelays() {
    const taken = delays;
    delays = [];
    return taken;
  },
});

function listen(client: TelegramClient): void {
  client.addEventHandler(update => {
    if (update instanceof Api.UpdateShortMessage) note(update.message);
    else if (update instanceof Api.UpdateNewMessage && update.message instanceof Api.Message)
      note(update.message.message);
  });
  clients.push(client);
}

async function sessionWith(secret: Uint8Array, { dataCenters }: ServerAddress): Promise<string> {
  const session = new StringSession('');
  const key = new AuthKey();
  await key.setKey(Buffer.from(secret));
  session.setDC(1, dataCenters[0]?.host ?? '', 80);
  session.setAuthKey(key, 1);
  return session.save();
}

function note(sentAt: string): void {
  delays.push(performance.timeOrigin + performance.now() - Number(sentAt));
}
