import { once } from 'node:events';
import { createServer } from 'node:net';

/** Whether somebody listens on this port of the loopback interface or of all interfaces. */
export async function isPortInUse(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host: '127.0.0.1', exclusive: true });
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return false;
  } catch {
    return true;
  }
}
