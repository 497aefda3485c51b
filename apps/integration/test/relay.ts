import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a data centre that can go wrong without either end being told. */
export type Relay = {
  port: number;
  /** How many connections were made through it. */
  readonly made: number;
  /** Loses everything that is said over the connections there are; new ones work. */
  deafen(): void;
  /** Ends the connections there are. */
  cut(): void;
  close(): Promise<void>;
};

export async function startRelay(to: { host: string; port: number }): Promise<Relay> {
  const open = new Set<Socket>();
  let made = 0;
  const server = createServer(client => {
    made += 1;
    const target = connect(to.port, to.host);
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('error', () => {}).once('close', () => open.delete(socket));
    }
    client.once('close', () => target.destroy());
    target.once('close', () => client.destroy());
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
    cut,
    async close() {
      cut();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
