import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Config } from '../config.ts';
import type { DataCenter } from '../data-centers/data-center.ts';
import type { Sandbox } from '../sandbox.ts';
import { Connection } from './connection.ts';
import { Sessions } from './sessions.ts';

/** How exact deadlines of connections are. */
const SWEEP_MS = 500;
const MAX_CONNECTIONS = 20_000;

type Listener = { readonly server: Server; readonly dataCenter: DataCenter };
type Addresses = Pick<Config, 'host' | 'dataCenterPorts' | 'mediaDataCenterPorts'>;

/** Opens the TCP listeners of all data centres; they share keys, sessions and world. */
export async function openListeners(
  sandbox: Sandbox,
  { host, dataCenterPorts, mediaDataCenterPorts }: Addresses,
): Promise<{ close(): Promise<void> }> {
  const sessions = new Sessions();
  const connections = new Set<Connection>();
  let lastConnectionId = 0;

  const open = async (dcId: number, port: number, media: boolean): Promise<Listener> => {
    const server = createServer(socket => {
      const id = ++lastConnectionId;
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
  sandbox.dataCenters.main.push(...main.map(({ dataCenter }) => dataCenter));
  sandbox.dataCenters.media.push(...media.map(({ dataCenter }) => dataCenter));
  const sweep = setInterval(() => {
    const now = Date.now();
    for (const connection of connections) connection.endIfOverdue(now);
  }, SWEEP_MS);
  return {
    async close() {
      clearInterval(sweep);
      const ended = [...connections].map(connection => connection.end());
      await Promise.all([
        ...ended,
        ...[...main, ...media].map(({ server }) => once(server.close(), 'close')),
      ]);
    },
  };
}
