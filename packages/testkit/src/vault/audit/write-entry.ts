import { createHmac } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { Reply } from '../http/reply.ts';
import type { VaultRequest } from '../http/request.ts';
import type { VaultState } from '../state.ts';
import { findToken } from '../token/token.ts';

/**
 * Writes into every audit device; false when there are some and none took it. Then Vault does nothing that was asked
 * for, or keeps back what came of it: https://developer.hashicorp.com/vault/docs/audit#blocked-audit-devices. Strings
 * are written as HMACs only.
 */
export function writeRequest(state: VaultState, request: VaultRequest, now: number): boolean {
  return writeEntry(state, { time: moment(now), type: 'request', ...about(state, request, now) });
}

/** As {@link writeRequest}: what the request came to. */
export function writeResponse(state: VaultState, request: VaultRequest, reply: Reply, now: number): boolean {
  return writeEntry(state, {
    time: moment(now),
    type: 'response',
    ...about(state, request, now),
    response: { status: reply.status, body: hashedAll(state, contentOf(reply)) },
  });
}

const moment = (now: number): string => new Date(now).toISOString();

function about(state: VaultState, request: VaultRequest, now: number) {
  const token = request.token === undefined ? undefined : findToken(state, now, request.token);
  return {
    auth: token === undefined ? {} : { accessor: hashed(state, token.accessor), policies: token.policies },
    request: {
      id: request.id,
      operation: request.operation,
      client_token: request.token === undefined ? undefined : hashed(state, request.token),
      path: request.path,
      data: hashedAll(state, request.body),
      remote_address: request.remoteAddress,
    },
  };
}

function contentOf(reply: Reply): unknown {
  if (reply.kind === 'secret') return { data: reply.data, auth: reply.auth };
  return reply.kind === 'plain' ? reply.body : undefined;
}

function writeEntry(state: VaultState, entry: object): boolean {
  const devices = Object.values(state.auditDevices);
  const taken = devices.filter(({ options }) =>
    append(options.file_path ?? 'discard', `${JSON.stringify(entry)}\n`),
  );
  return devices.length === 0 || taken.length > 0;
}

function append(file: string, line: string): boolean {
  if (file === 'stdout' || file === 'discard') return true;
  try {
    appendFileSync(file, line, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

const hashed = (state: VaultState, value: string): string =>
  `hmac-sha256:${createHmac('sha256', state.clusterId).update(value).digest('hex')}`;

function hashedAll(state: VaultState, value: unknown): unknown {
  if (typeof value === 'string') return hashed(state, value);
  if (Array.isArray(value)) return value.map(each => hashedAll(state, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hashedAll(state, each)]));
}
