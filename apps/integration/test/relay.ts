import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a data centre or to Postgres that can go wrong without either end being told. */
export type Relay = {
  port: number;
  /** How many connections were made through it. */
  readonly made: number;
  /** Loses everything that is said over the connections there are; new ones work. */
  deafen(): void;
  /** From now on whoever says this is heard, and not answered any more. */
  withholdAnswerTo(words: string): void;
  /** Ends the connections there are. */
  cut(): void;
  /** Whether new connections are refused. */
  refuse(isRefusing: boolean): void;
  close(): Promise<void>;
};

export async function startRelay(to: { host: string; port: number }): Promise<Relay> {
  const open = new Set<Socket>();
  let made = 0;
  let unanswered: string | null = null;
  let isRefusing = false;
  const server = createServer(client => {
    if (isRefusing) return void client.destroy();
    made += 1;
    const target = connect(to.port, to.host);
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('error', () => {}).once('close', () => open.delete(socket));
    }
    client.once('close', () => target.destroy());
    target.once('close', () => client.destroy());
    client.on('data', (said: Buffer) => {
      if (unanswered !== null && said.includes(unanswered)) target.unpipe(client).resume();
    });
    client.pipe(target).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the relay has no port');
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: address.port,
    get made() {
      return made;
    },
    deafen() {
      for (const socket of open) socket.unpipe().resume();
    },
    withholdAnswerTo(words) {
      unanswered = words;
    },
    cut,
    refuse(refusing) {
      isRefusing = refusing;
    },
    async close() {
      cut();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
