/** Writes messages at a steady rate, through MTProto alone: gramjs would cost more than the server. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from 'telegram';
import { z } from 'zod';
import { rawClient } from '../../test/raw-client.ts';
import { connectGramjs, logInAnew } from './gramjs-client.ts';
import { servePart } from './part.ts';
import { serverSchema } from './server-address.ts';

type Recipient = { readonly _: 'inputPeerUser'; readonly user_id: bigint; readonly access_hash: bigint };
const recipients: Recipient[] = [];
let raw: Awaited<ReturnType<typeof rawClient>> | undefined;
let lastRandomId = 0n;

servePart({
  async prepare(params) {
    const { server, controlUrl, count } = z
      .object({ server: serverSchema, controlUrl: z.string(), count: z.number() })
      .parse(params);
    const client = await connectGramjs(server);
    await logInAnew(client, controlUrl, { phone: '15559999999', username: 'bench_sender' });
    for (let number = 0; number < count; number++) {
      const resolve = new Api.contacts.ResolveUsername({ username: `bench_${number}` });
      const [user] = (await client.invoke(resolve)).users;
      if (!(user instanceof Api.User) || !user.accessHash) throw new Error(`bench_${number} is nobody`);
      const [user_id, access_hash] = [BigInt(user.id.toString()), BigInt(user.accessHash.toString())];
      recipients.push({ _: 'inputPeerUser', user_id, access_hash });
    }
    raw = await rawClient(server.dataCenters[0]?.port ?? 0, client);
    await client.destroy();
    raw.call({ _: 'help.getNearestDc' });
    const salt = await raw.next('bad_server_salt');
    raw.useSalt(z.bigint().parse(salt.value.new_server_salt));
  },
  /** Returns how many were sent. */
  async send(params) {
    const { aSecond, seconds } = z.object({ aSecond: z.number(), seconds: z.number() }).parse(params);
    const begin = performance.now();
    const total = aSecond * seconds;
    for (let sent = 0; sent < total; ) {
      const due = Math.min(total, ((performance.now() - begin) * aSecond) / 1_000);
      for (; sent < due; sent++) {
        const message = String(performance.timeOrigin + performance.now());
        const peer = recipients[sent % recipients.length];
        raw?.call({ _: 'messages.sendMessage', peer, message, random_id: ++lastRandomId });
      }
      await sleep(1);
    }
    return total;
  },
});
