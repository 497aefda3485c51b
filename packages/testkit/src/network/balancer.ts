import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address for several replicas, as a load balancer gives it. */
export interface Balancer {
  readonly url: string;
  /** Ports on loopback, taken in turn. */
  readonly targets: number[];
  close(): Promise<void>;
}

/** Hands each connection to the next target that takes it; none does: the connection is refused. */
export async function startBalancer(): Promise<Balancer> {
  const targets: number[] = [];
  const open = new Set<Socket>();
  let turn = 0;
  const hold = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {}).once('close', () => open.delete(socket));
    return socket;
  };
  const server = createServer({ pauseOnConnect: true }, async client => {
    hold(client);
    const first = turn++;
    for (let i = 0; i < targets.length; i++) {
      const target = hold(connect(targets[(first + i) % targets.length] ?? 0, '127.0.0.1'));
      const isOpen = await once(target, 'connect').then(
        () => true,
        () => false,
      );
      if (!isOpen) continue;
      client.once('close', () => target.destroy());
      target.once('close', () => client.destroy());
      client.pipe(target).pipe(client);
      return;
    }
    client.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    targets,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
