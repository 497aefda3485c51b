import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/**
 * Keeps web sites that happen to be open in a browser from moving the sandbox. A request must name this server by an
 * address, as localhost, or by a name without a dot, such as a container has: a site can point its own name at
 * 127.0.0.1 (DNS rebinding), but owns none of these. What comes from a page must come from a page of this very server,
 * and what changes anything is JSON, which no form can send. Clients that are no browsers name no origin.
 */
export function refuseOtherSites(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async ({ headers: { host, origin } }) => {
    if (host === undefined || !isLocalName(host)) {
      const detail = `This server is not called ${host}. Use its address, or localhost.`;
      throw new Problem(421, 'Misdirected request', detail);
    }
    if (origin !== undefined && origin !== `http://${host}`) {
      throw new Problem(
        403,
        'Another site',
        `Pages of ${origin} may not use this server. Open http://${host}/.`,
      );
    }
  });
}

function isLocalName(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname;
  if (name === undefined) return false;
  return isIP(name.replaceAll(/[[\]]/g, '')) !== 0 || name === 'localhost' || !name.includes('.');
}
