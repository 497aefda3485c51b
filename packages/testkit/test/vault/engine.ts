import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, json, text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Listener, listen } from '../../src/vault/http/listen.ts';

const Config = z.looseObject({
  listener: z.tuple([z.object({ tcp: z.looseObject({ address: z.string() }) })]),
});
const Exec = z.object({ Cmd: z.array(z.string()) });

/**
 * Stands for a Docker engine with one container, as far as testcontainers asks it for anything (Docker's Engine API,
 * https://docs.docker.com/reference/api/engine). What it was told can be looked at. The container listens where the
 * configuration copied into it says, answers how often it was started, and says `saying.words` at each start; one that
 * `ends` does so without having listened.
 */
export async function anEngine() {
  const saying = { words: '==> Vault server started! Log data will stream in below:', ends: false };
  const told: string[] = [];
  const files: Record<string, string> = {};
  let created: unknown;
  let starts = 0;
  let executed: readonly string[] = [];
  let inside: Listener | undefined;
  const logs = new Set<ServerResponse>();

  async function start(): Promise<void> {
    starts += 1;
    if (saying.ends) return;
    const { listener } = Config.parse(JSON.parse(Object.values(files)[0] ?? ''));
    const port = Number(listener[0].tcp.address.split(':')[1]);
    inside = await listen(port, (_, response) => response.end(JSON.stringify({ starts })));
  }
  async function end(): Promise<void> {
    await inside?.close();
    inside = undefined;
    for (const log of logs) log.end();
    logs.clear();
  }

  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<unknown>> = {
    'GET /info': async () => ({}),
    'GET /containers/json': async () => [],
    'GET /images/*/json': async () => ({}),
    'POST /containers/create': async request => {
      created = await json(request);
      starts = 0;
      return { Id: 'c' };
    },
    'PUT /containers/c/archive': async (request, response) => {
      const { name, content } = firstOf(await buffer(request));
      files[name] = content;
      response.end();
    },
    'POST /containers/c/start': start,
    'GET /containers/c/json': async () => ({
      Name: '/vault',
      Config: { Hostname: 'vault', Labels: {} },
      HostConfig: {},
      State: { Running: inside !== undefined, Status: 'any', StartedAt: new Date(0).toISOString() },
      NetworkSettings: { Ports: {}, Networks: {} },
    }),
    'GET /containers/c/logs': async (_, response) => {
      response.write(framed(`${saying.words}\n`));
      if (saying.ends) response.end();
      else logs.add(response);
    },
    'POST /containers/c/kill': end,
    'POST /containers/c/restart': async () => {
      await end();
      await start();
    },
    'POST /containers/c/stop': end,
    'DELETE /containers/c': end,
    'POST /containers/c/exec': async request => {
      executed = Exec.parse(await json(request)).Cmd;
      return { Id: 'e' };
    },
    'POST /exec/e/start': async (_, response) => {
      response.end(framed(`of ${executed.join(' ')}`));
    },
    'GET /exec/e/json': async () => ({ ExitCode: 0 }),
  };

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://engine').pathname.replace(
      /^(\/images\/).*(\/json)$/,
      '$1*$2',
    );
    const call = `${request.method} ${path}`;
    const answer = answers[call];
    if (!answer) {
      response.writeHead(404).end(`${call}: ${await text(request)}`);
      return;
    }
    if (request.method !== 'GET') told.push(call);
    const body = await answer(request, response);
    if (body !== undefined) response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    else if (!call.endsWith('/logs') && !response.writableEnded) response.writeHead(204).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    host: `tcp://127.0.0.1:${port}`,
    saying,
    told,
    files,
    created: () => created,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Of a container's standard output, as the engine sends it: a stream's number, the length, the words. */
function framed(words: string): Buffer {
  const head = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(Buffer.byteLength(words), 4);
  return Buffer.concat([head, Buffer.from(words)]);
}

/** The first file of a tar. */
function firstOf(tar: Buffer): { name: string; content: string } {
  const name = tar.toString('utf8', 0, 100).replace(/\0.*/s, '');
  const size = Number.parseInt(tar.toString('utf8', 124, 135), 8);
  return { name, content: tar.toString('utf8', 512, 512 + size) };
}
