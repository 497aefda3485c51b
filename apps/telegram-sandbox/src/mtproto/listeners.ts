import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { DataCenter, Sandbox } from '../sandbox.ts';
import { Connection } from './connection.ts';
import { Sessions } from './sessions.ts';

export type Listeners = { readonly dataCenters: readonly DataCenter[]; close(): Promise<void> };

/** Opens one TCP listener for each data centre; they share keys, sessions and world. */
export async function openListeners(
  sandbox: Sandbox,
  host: string,
  ports: readonly number[],
): Promise<Listeners> {
  const sessions = new Sessions();
  const sockets = new Set<Socket>();
  let lastConnectionId = 0;

  const open = async (port: number, dcId: number): Promise<{ server: Server; dataCenter: DataCenter }> => {
    const server = createServer(socket => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      new Connection(socket, { sandbox, sessions, id: ++lastConnectionId, dcId });
    });
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a listener without a port');
    return { server, dataCenter: { id: dcId, host, port: address.port } };
  };

  const opened = await Promise.all(ports.map((port, index) => open(port, index + 1)));
  return {
    dataCenters: opened.map(({ dataCenter }) => dataCenter),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(opened.map(({ server }) => once(server.close(), 'close')));
    },
  };
}
