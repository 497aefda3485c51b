import type { IncomingMessage, ServerResponse } from 'node:http';
import { clock } from '@muster/service-kit';
import { Barrier } from './barrier/barrier.ts';
import { envelope } from './http/envelope.ts';
import { handle } from './http/handle.ts';
import { type Listener, listen } from './http/listen.ts';
import { parseRequest } from './http/parse-request.ts';
import { failed, type Reply } from './http/reply.ts';
import type { VaultServer } from './server.ts';

export type VaultDoubleOptions = {
  /** The time it starts from, in ms; service-kit's clock unless given, which tests can move. */
  readonly now?: () => number;
  /** How long it is of no use after it was unsealed, in ms. */
  readonly electionMs?: number;
  /**
   * generate-root and rekey want a token beside the shares, as in Vault from 2.0 on unless its configuration says
   * otherwise (CVE-2026-5807). Not so in the version that the installation runs. OpenBao answers the first like this
   * from 2.5.3 on, and the second with 405 from 2.5.0 on.
   */
  readonly sharesNeedToken?: boolean;
};

export type VaultDouble = {
  /** For VAULT_ADDR: without `/v1`. */
  readonly url: string;
  readonly port: number;
  /** The server's own time, which can be moved beyond that of everybody else. */
  readonly clock: { now(): number; advance(ms: number): void };
  /** Ends it in the middle of what it does: connections break, the port refuses, what it answered for is kept. */
  kill(): Promise<void>;
  /** Starts it anew on the same port, sealed; kills it first when it runs. */
  restart(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
};

/** Some seconds with a real server; enough to find out who does not wait. */
const ELECTION_MS = 100;

/** Starts an uninitialised server on loopback. */
export async function startVaultDouble(options: VaultDoubleOptions = {}): Promise<VaultDouble> {
  const { now = () => clock.now(), electionMs = ELECTION_MS, sharesNeedToken = false } = options;
  const barrier = new Barrier();
  let movedBy = 0;
  let port = 0;
  let listener: Listener | undefined;
  const url = () => `http://127.0.0.1:${port}`;
  const start = async () => {
    const server: VaultServer = {
      barrier,
      get url() {
        return url();
      },
      now: () => now() + movedBy,
      sharesNeedToken,
      electionMs,
      activeAt: Number.POSITIVE_INFINITY,
      upgradedAt: new Map(),
      rootAttempt: undefined,
      rekey: undefined,
    };
    listener = await listen(port, (message, response) => void answer(server, message, response));
    port = listener.port;
  };
  const kill = async () => {
    barrier.seal();
    await listener?.close();
    listener = undefined;
  };
  await start();
  return {
    url: url(),
    port,
    clock: {
      now: () => now() + movedBy,
      advance(ms) {
        movedBy += ms;
      },
    },
    kill,
    async restart() {
      await kill();
      await start();
    },
    stop: kill,
  };
}

async function answer(
  server: VaultServer,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parsed = await parseRequest(message);
  if (!parsed.ok)
    return send(response, '', failed(parsed.status, ...(parsed.reason === '' ? [] : [parsed.reason])));
  const { request } = parsed;
  send(response, request.id, await handle(server, request).catch(() => failed(500, 'internal error')));
}

function send(response: ServerResponse, requestId: string, reply: Reply): void {
  response.setHeader('cache-control', 'no-store');
  if (reply.kind === 'empty') {
    response.writeHead(reply.status).end();
    return;
  }
  if (reply.kind === 'bytes') {
    response.writeHead(reply.status, { 'content-type': reply.type }).end(reply.bytes);
    return;
  }
  const body = reply.kind === 'secret' ? envelope(requestId, reply) : reply.body;
  response.writeHead(reply.status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
