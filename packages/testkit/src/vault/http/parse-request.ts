import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { seconds } from '../duration.ts';
import { LIST_ON_THE_WIRE } from './listen.ts';
import type { Operation, VaultRequest } from './request.ts';

const OPERATIONS: Readonly<Record<string, Operation>> = {
  GET: 'read',
  [LIST_ON_THE_WIRE]: 'list',
  POST: 'update',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

const Body = z.record(z.string(), z.unknown());

type Parsed = { ok: true; request: VaultRequest } | { ok: false; status: number; reason: string };

/** https://developer.hashicorp.com/vault/api-docs: `/v1/`, the token in its header, the wrapping in another. */
export async function parseRequest(message: IncomingMessage): Promise<Parsed> {
  const url = new URL(message.url ?? '/', 'http://vault');
  if (!url.pathname.startsWith('/v1/')) return { ok: false, status: 404, reason: '' };
  const method = OPERATIONS[message.method ?? ''];
  if (method === undefined) return { ok: false, status: 405, reason: '' };
  const bytes = await buffer(message);
  const asked = decodeURIComponent(url.pathname.slice('/v1/'.length));
  const isList = method === 'list' || (method === 'read' && url.searchParams.get('list') === 'true');
  // buildLogicalPath in http/logical.go: a rule with `+` must end in a slash to allow a list.
  const path = isList ? asked.replace(/\/?$/, '/') : asked;
  const isSnapshot = path.startsWith('sys/storage/raft/snapshot');
  const body =
    isSnapshot || bytes.length === 0 ? { success: true, data: {} } : Body.safeParse(parseJson(bytes));
  if (!body.success) return { ok: false, status: 400, reason: 'error parsing JSON' };
  const wrapHeader = header(message, 'x-vault-wrap-ttl');
  const wrapTtl = wrapHeader === undefined ? 0 : seconds(wrapHeader);
  if (wrapTtl === undefined)
    return { ok: false, status: 400, reason: 'error parsing X-Vault-Wrap-TTL header' };
  return {
    ok: true,
    request: {
      id: randomUUID(),
      operation: isList ? 'list' : method,
      path,
      query: url.searchParams,
      body: body.data ?? {},
      bytes,
      token:
        header(message, 'x-vault-token') ?? /^Bearer (.+)$/.exec(message.headers.authorization ?? '')?.[1],
      wrapTtl,
      remoteAddress: message.socket.remoteAddress ?? '',
    },
  };
}

function header(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
