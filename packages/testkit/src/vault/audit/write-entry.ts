import { createHmac } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { VaultRequest } from '../http/request.ts';
import type { VaultState } from '../state.ts';
import { findToken } from '../token/token.ts';

/**
 * Writes a request into every audit device, before it is done; false when there are some and none took it, and then
 * Vault does nothing. Strings of people are written as HMACs only: https://developer.hashicorp.com/vault/docs/audit.
 */
export function writeEntry(state: VaultState, request: VaultRequest, now: number): boolean {
  const devices = Object.values(state.auditDevices);
  const token = request.token === undefined ? undefined : findToken(state, now, request.token);
  const entry = {
    time: new Date(now).toISOString(),
    type: 'request',
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
