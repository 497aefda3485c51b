/** Many gramjs clients, which note when they are told of a message that says when it was sent. */
import { Api, type TelegramClient } from 'telegram';
import { z } from 'zod';
import { connectGramjs, logInAnew } from './gramjs-client.ts';
import { servePart } from './part.ts';
import { serverSchema } from './server-address.ts';

const clients: TelegramClient[] = [];
let delays: number[] = [];

servePart({
  async connect(params) {
    const { server, count } = z.object({ server: serverSchema, count: z.number() }).parse(params);
    for (let nth = 0; nth < count; nth++) {
      const client = await connectGramjs(server);
      client.addEventHandler(update => {
        if (update instanceof Api.UpdateShortMessage) note(update.message);
        else if (update instanceof Api.UpdateNewMessage && update.message instanceof Api.Message)
          note(update.message.message);
      });
      clients.push(client);
    }
  },
  async logIn(params) {
    const { controlUrl, first } = z.object({ controlUrl: z.string(), first: z.number() }).parse(params);
    for (const [nth, client] of clients.entries()) {
      const number = first + nth;
      await logInAnew(client, controlUrl, { phone: `1555${10_000 + number}`, username: `bench_${number}` });
    }
  },
  /** How long each update took since the last time this was asked, in milliseconds. */
  takeDelays() {
    const taken = delays;
    delays = [];
    return taken;
  },
});

function note(sentAt: string): void {
  delays.push(performance.timeOrigin + performance.now() - Number(sentAt));
}
