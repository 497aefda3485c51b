import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import type { Role, Service } from '@muster/contracts';
import { Closables, createLogger, createMetrics, createRedis, type UserIdentity } from '@muster/service-kit';
import { createTestRedis } from '@muster/testkit';
import { buildApp } from '../src/app.ts';
import type { Dependencies } from '../src/dependencies.ts';

export type Upstream = { url: string; answerWith(answer: http.RequestListener): void };

/** An upstream whose answers each test writes by hand, down to the byte. */
async function startUpstream(opened: Closables): Promise<Upstream> {
  let answer: http.RequestListener;
  const server = http.createServer((request, response) => answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.add(server, async s => {
    s.closeAllConnections();
    s.close();
  });
  return {
    url: urlOf(server.address()),
    answerWith(next) {
      answer = next;
    },
  };
}

function urlOf(address: AddressInfo | string | null): string {
  if (!address || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}

/** `Bearer` tokens that the gateway of the tests takes: a role or `operator`, the seconds the token lives, a user. */
function readUser(token: string): UserIdentity | null {
  const [role, seconds, id = 'user'] = token.split('/');
  const operator = role === 'operator';
  if (!operator && !isRole(role)) return null;
  const expiresAtMs = Date.now() + Number(seconds) * 1000;
  return { id, teamId: 'team', role: operator ? 'viewer' : role, operator, expiresAtMs, token };
}

const isRole = (role: string | undefined): role is Role =>
  role === 'admin' || role === 'member' || role === 'viewer';

export const as = (role: Role | 'operator', seconds = 60, id = 'user') => ({
  authorization: `Bearer ${role}/${seconds}/${id}`,
});

/** The gateway, listening, in front of one upstream that plays every service. */
export async function startGateway(options: Partial<Dependencies> & { redisUrl?: string } = {}) {
  const opened = new Closables();
  const upstream = await startUpstream(opened);
  const logged = new PassThrough({ encoding: 'utf8' });
  const log = createLogger({ name: 'gateway', level: 'info', destination: logged });
  const redisUrl = options.redisUrl ?? (await createTestRedis()).url;
  const redis = createRedis(redisUrl, log, { enableOfflineQueue: false, commandTimeout: 500 });
  opened.add(redis, async r => r.disconnect());
  await once(redis, 'ready');
  const { url } = upstream;
  const app = await buildApp({
    config: { TRUST_PROXY: false, USER_RATE_LIMIT_PER_MINUTE: 1_000_000, DASHBOARD_DIR: '/nowhere' },
    log,
    metrics: createMetrics('gateway'),
    redis,
    upstreams: { identity: url, integration: url, 'account-manager': url, parsing: url, invite: url },
    processes: {
      identity: url,
      integration: url,
      'account-manager': url,
      parsing: url,
      'parsing-worker': url,
      invite: url,
      'invite-worker': url,
    },
    secretStore: { kind: 'local', assertReadable: async () => {}, state: async () => ({ status: 'ok' }) },
    tokenFor: (callee: Service) => `gateway to ${callee}`,
    verifiers: { verifyUser: async token => readUser(token), verifyService: async () => null },
    readiness: {},
    close: () => opened.close(),
    ...options,
  });
  opened.add(app, a => a.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const gatewayUrl = urlOf(app.server.address());
  return {
    app,
    redis,
    url: gatewayUrl,
    upstream,
    call: (method: string, path: string, call: Call = {}) => send(gatewayUrl, method, path, call),
    logLines: () => String(logged.read() ?? ''),
    close: () => opened.close(),
  };
}
export type Gateway = Awaited<ReturnType<typeof startGateway>>;

type Call = { headers?: http.OutgoingHttpHeaders; body?: string | Buffer | Readable };

/** A request whose answer is looked at while it comes; unlike `fetch` it neither decodes nor normalises anything. */
export async function open(url: string, method: string, path: string, { headers = {}, body }: Call = {}) {
  const { hostname, port } = new URL(url);
  const request = http.request({ hostname, port, method, path, headers, agent: false });
  const answered = once(request, 'response');
  if (body instanceof Readable) body.pipe(request.on('error', () => body.destroy()));
  else request.end(body);
  const [response]: [http.IncomingMessage] = await answered.then(([r]) => [r]);
  return { request, response, status: response.statusCode ?? 0, headers: response.headers };
}

async function send(url: string, method: string, path: string, call: Call) {
  const { response, status, headers } = await open(url, method, path, call);
  const bytes = await readAll(response);
  return { status, headers, bytes, code: problemCode(headers['content-type'], bytes) };
}

export async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const problemCode = (type: string | undefined, bytes: Buffer): string | undefined =>
  type?.startsWith('application/problem+json') ? JSON.parse(bytes.toString()).code : undefined;
