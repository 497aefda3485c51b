import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Config } from '../config.ts';
import type { DataCenter, DataCenters } from '../data-centers/data-center.ts';
import type { Sandbox } from '../sandbox.ts';
import { Connection } from './connection.ts';
import type { Sessions } from './sessions.ts';

/** How exact deadlines of connections are. */
const SWEEP_MS = 500;
const MAX_CONNECTIONS = 20_000;

type Listener = { readonly server: Server; readonly dataCenter: DataCenter };
type Addresses = Pick<Config, 'host' | 'dataCenterPorts' | 'mediaDataCenterPorts'>;

export type Listeners = {
  readonly dataCenters: DataCenters;
  /** Cuts all connections, and at once every new one, until `resume`. */
  pause(): Promise<void>;
  resume(): void;
  close(): Promise<void>;
};

/** Opens the TCP listeners of all data centres; they share keys, sessions and world. */
export async function openListeners(
  current: () => { readonly sandbox: Sandbox; readonly sessions: Sessions },
  { host, dataCenterPorts, mediaDataCenterPorts }: Addresses,
): Promise<Listeners> {
  const connections = new Set<Connection>();
  let lastConnectionId = 0;
  let paused = false;

  const open = async (dcId: number, port: number, media: boolean): Promise<Listener> => {
    const server = createServer(socket => {
      if (paused) {
        socket.destroy();
        return;
      }
      const id = ++lastConnectionId;
      const { sandbox, sessions } = current();
      const connection = new Connection(socket, { sandbox, sessions, id, dcId, media });
      connections.add(connection);
      socket.once('close', () => connections.delete(connection));
    });
    server.maxConnections = MAX_CONNECTIONS;
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a listener without a port');
    return { server, dataCenter: { id: dcId, host, port: address.port } };
  };

  const main = await Promise.all(dataCenterPorts.map((port, index) => open(index + 1, port, false)));
  const media = await Promise.all(mediaDataCenterPorts.map((port, index) => open(index + 1, port, true)));
  const sweep = setInterval(() => {
    const now = Date.now();
    for (const connection of connections) connection.endIfOverdue(now);
    current().sessions.forgetIdle(now);
  }, SWEEP_MS);
  const cutAll = () => Promise.all(Array.from(connections, connection => connection.end()));
  return {
    dataCenters: {
      main: main.map(({ dataCenter }) => dataCenter),
      media: media.map(({ dataCenter }) => dataCenter),
    },
    async pause() {
      paused = true;
      await cutAll();
    },
    resume() {
      paused = false;
    },
    async close() {
      clearInterval(sweep);
      const closed = [...main, ...media].map(({ server }) => once(server.close(), 'close'));
      await Promise.all([cutAll(), ...closed]);
    },
  };
}
