import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { Duplex, Transform } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Node's parser knows no LIST and ends the connection. A method it knows, that Vault does not, and that is as long
 * stands for it between the socket and the parser.
 */
export const LIST_ON_THE_WIRE = 'LINK';
const LIST = Buffer.from('LIST /v1/');

const CLIENTS_NOTICE_MS = 10;

export type Listener = { readonly port: number; close(): Promise<void> };

/** Listens on loopback. To close it resets every connection at once, as a killed process does. */
export async function listen(port: number, answer: RequestListener): Promise<Listener> {
  const http = createHttpServer(answer);
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    http.emit('connection', withList(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the double of Vault has no port');
  return {
    port: address.port,
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
      // Clients in this process learn of it before anybody goes on: a server that is a process takes longer to die.
      await wait(CLIENTS_NOTICE_MS);
    },
  };
}

/** The connection with LIST under its other name. A client writes the head of a request at once. */
function withList(socket: Socket): Duplex {
  const rename = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (chunk.subarray(0, LIST.length).equals(LIST)) chunk.write(LIST_ON_THE_WIRE);
      done(null, chunk);
    },
  });
  const renamed = Duplex.from({ readable: socket.pipe(rename), writable: socket });
  renamed.on('error', () => {});
  return Object.assign(renamed, { remoteAddress: socket.remoteAddress });
}
