import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** account-manager over HTTP, as far as it is told what became of permits. */
export type AccountManager = {
  url: string;
  /** While true it accepts nothing. */
  away: boolean;
  /** What it was told of a permit, each time it was. */
  toldOf(permitId: string): string[];
  close(): Promise<void>;
};

const Outcome = z.object({ outcome: z.string() });

export async function startAccountManager(): Promise<AccountManager> {
  const told: { permitId: string; outcome: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (accountManager.away) return void response.writeHead(503).end();
    const permitId = /^\/permits\/([^/]+)\/outcome$/.exec(request.url ?? '')?.[1];
    if (permitId) told.push({ permitId, outcome: Outcome.parse(JSON.parse(body)).outcome });
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('account-manager has no port');
  const accountManager: AccountManager = {
    url: `http://127.0.0.1:${address.port}`,
    away: false,
    toldOf: permitId => told.flatMap(one => (one.permitId === permitId ? one.outcome : [])),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return accountManager;
}
