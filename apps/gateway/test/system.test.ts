import { once } from 'node:events';
import http from 'node:http';
import type { Readiness } from '@muster/contracts';
import { Closables } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { as, type Gateway, startGateway } from './start-gateway.ts';

const readiness: Readiness = {
  status: 'ready',
  startedAt: '2026-11-21T08:00:00.000Z',
  checks: { postgres: 'ok' },
  versions: { muster: '1.2.3', node: '24.0.0', postgres: '17.2' },
  queue: null,
};

/** A process that answers so, and counts how often it was asked. */
async function startProcess(opened: Closables, status: number, body: string) {
  const asked: (string | undefined)[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status).end(body);
  });
  opened.add(server.listen(0, '127.0.0.1'), async s => s.closeAllConnections());
  await once(server, 'listening');
  const address = server.address();
  return { asked, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

const opened = new Closables();
let gateway: Gateway;
let well: Awaited<ReturnType<typeof startProcess>>;
beforeAll(async () => {
  well = await startProcess(opened, 200, JSON.stringify(readiness));
  const queue = { name: 'invite-tasks', waiting: 3, active: 1 };
  const stuck = { ...readiness, status: 'not_ready', checks: { postgres: 'ok', jobs: 'failed' }, queue };
  const worker = await startProcess(opened, 503, JSON.stringify(stuck));
  const broken = await startProcess(opened, 200, '<html>not found</html>');
  gateway = opened.add(
    await startGateway({
      processes: {
        identity: well.url,
        integration: well.url,
        'account-manager': broken.url,
        parsing: well.url,
        // Nobody listens there.
        'parsing-worker': 'http://127.0.0.1:1',
        invite: well.url,
        'invite-worker': worker.url,
      },
      readiness: { redis: async () => ({ version: '7.2.4' }) },
      secretStore: {
        kind: 'local',
        assertReadable: () => Promise.reject(new Error('no key')),
        state: async () => ({ status: 'ok' }),
      },
    }),
    g => g.close(),
  );
});
afterAll(() => opened.close());

const get = async (path: string, caller: Parameters<typeof as>[0]) => {
  const { status, bytes } = await gateway.call('GET', path, { headers: as(caller) });
  return { status, body: JSON.parse(bytes.toString()) };
};

it('tells the operator of every process, also of one that gives no answer or none that can be read', async () => {
  const { status, body } = await get('/api/v1/system', 'operator');
  const processes: { name: string; state: string }[] = body.processes;
  expect(status).toBe(200);
  expect(Object.fromEntries(processes.map(({ name, state }) => [name, state]))).toEqual({
    gateway: 'ready',
    identity: 'ready',
    integration: 'ready',
    'account-manager': 'away',
    parsing: 'ready',
    'parsing-worker': 'away',
    invite: 'ready',
    'invite-worker': 'not_ready',
  });
  expect(processes.find(({ name }) => name === 'invite-worker')).toMatchObject({
    checks: [
      { name: 'postgres', state: 'ok' },
      { name: 'jobs', state: 'failed' },
    ],
    queue: { name: 'invite-tasks', waiting: 3, active: 1 },
  });
  expect(body).toMatchObject({
    postgres: { state: 'ok', version: '17.2' },
    redis: { state: 'ok', version: '7.2.4' },
    secrets: { store: 'local', state: 'failed' },
  });
});

it('tells every user what they miss, and nothing about services', async () => {
  const { status, body } = await get('/api/v1/status', 'viewer');
  const away: { part: string }[] = body.away;
  expect([status, away.map(({ part }) => part)]).toEqual([200, ['limits', 'collecting', 'inviting']]);
  expect(JSON.stringify(body)).not.toMatch(/worker|manager|postgres/);
});

it('asks nobody anew for a hundred pages that ask at once', async () => {
  await get('/api/v1/status', 'viewer');
  well.asked.splice(0);
  const answers = await Promise.all(Array.from({ length: 100 }, () => get('/api/v1/status', 'viewer')));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  // Once a process, or not at all where the last look is not over.
  expect(well.asked.length).toBeLessThanOrEqual(4);
});
