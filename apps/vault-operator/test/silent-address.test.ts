import { once } from 'node:events';
import { createServer } from 'node:http';
import { roleSecrets, secretPaths } from '@muster/secrets';
import { freePort } from '@muster/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { readRoles } from '../src/bootstrap/roles.ts';
import { loadConfig } from '../src/config.ts';
import { createProcesses } from '../src/rotate/processes/processes.ts';

const PATH = secretPaths.sessionWrappingKeys;
const { ROLES_FILE } = loadConfig({ VAULT_ADDR: 'https://vault:8200' });

/** A process that says which versions of its secrets it uses, or answers with an error. */
async function listen(process: string, { status = 200 } = {}): Promise<string> {
  const lines = (roleSecrets.get(process) ?? []).map(
    path => `vault_secret_version{path="${path}",process="${process}"} 1`,
  );
  const server = createServer((_, response) => response.writeHead(status).end(lines.join('\n')));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://localhost:${port}`;
}

it('every address that does not answer is named as it is configured, with the reason and what to do', async () => {
  const roles = await readRoles(ROLES_FILE);
  const integration = await listen('integration');
  const silent = `http://localhost:${await freePort()}`;
  const failing = await listen('parsing', { status: 500 });
  const whoLags = (...urls: string[]) => createProcesses(urls, roles).whoLags(PATH, 1);
  expect(await whoLags(integration)).toBeNull();
  const why = await whoLags(integration, silent, 'http://nobody.invalid:8080', failing);
  const port = new URL(silent).port;
  expect(why).toContain(`localhost:${port} (127.0.0.1:${port}) does not answer: ECONNREFUSED`);
  expect(why).toMatch(/nobody\.invalid:8080 does not answer: (ENOTFOUND|EAI_AGAIN)/);
  expect(why).toMatch(/answers with 500\. Start it, .* taken out of PROCESS_URLS$/);
  expect(await whoLags(await listen('parsing'))).toMatch(/is a integration: start one, or name it there/);
});
