import { Socket } from 'node:net';
import { extensions } from 'telegram';
import type { Line } from './line.ts';
import { endpointOf, type Network } from './network.ts';

const { PromisedNetSockets } = extensions;

/** The class of sockets for one client: it decides what is dialled, and ties the sockets to the client's line. */
export function socketClass(
  network: Network,
  line: Line,
  isMoving: () => boolean,
): typeof PromisedNetSockets {
  return class extends PromisedNetSockets {
    override async connect(port: number, address: string): Promise<unknown> {
      const endpoint = endpointOf(network, address, port);
      line.admit(address);
      const connected = super.connect(endpoint.port, endpoint.host);
      const socket: unknown = Reflect.get(this, 'client');
      if (!(socket instanceof Socket)) throw new Error('the client library has no socket where it used to');
      // Without it small packets wait 44 ms for an acknowledgement.
      socket.setNoDelay(true);
      line.hold(socket, isMoving);
      return connected;
    }

    override write(data: Buffer): void {
      if (line.mayWrite()) super.write(data);
    }
  };
}
