/** The sandbox, with what it costs. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newLogin } from '../../src/keys/auth-key.ts';
import { authKeyId } from '../../src/keys/auth-keys.ts';
import { type RunningSandbox, startSandbox } from '../../src/start.ts';
import { servePart } from './part.ts';

const dataDirectory = z.string().parse(process.argv[2]);
let running: RunningSandbox | undefined;

servePart({
  async start(params) {
    const { people } = z.object({ people: z.number() }).parse(params);
    running = await startSandbox({
      host: '127.0.0.1',
      controlPort: 0,
      dataCenterPorts: [0],
      mediaDataCenterPorts: [0],
      dataDirectory,
      seed: 1,
      people,
      // The bench hurries on purpose.
      patience: false,
    });
    return running.controlUrl;
  },
  /** Accounts @bench_<number> with keys that are logged in, as if they had come before; returns the keys. */
  admit(params) {
    const { first, count } = z.object({ first: z.number(), count: z.number() }).parse(params);
    if (!running) throw new Error('the sandbox is not running');
    const { keys, world, clock } = running.sandbox;
    return Array.from({ length: count }, (_, nth) => {
      const number = first + nth;
      const [id, secret] = [world.nextPersonId(), randomBytes(256)];
      const names = { phone: `1555${10_000 + number}`, username: `bench_${number}` };
      const about = { firstName: 'Bench', lastName: null, dcId: 1, at: clock.now(), password: null };
      world.commit({ type: 'person-created', id, ...names, ...about });
      keys.create(secret, randomBytes(8).readBigInt64LE(), 1);
      const key = keys.get(authKeyId(secret));
      if (key) keys.logIn(key, id, newLogin(clock.now(), { confirmed: true }));
      return secret;
    });
  },
  /** Draws the members of every group and the end of its history, as somebody does who looks at it. */
  drawEverything() {
    let members = 0;
    for (const chat of running?.sandbox.world.chats.all() ?? []) {
      members += chat.members.newestFirst().length;
      chat.messages.newest();
    }
    return members;
  },
  usage() {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 2 ** 20 };
  },
  stop: () => running?.stop(),
});
