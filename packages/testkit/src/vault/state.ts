import { randomUUID } from 'node:crypto';
import type { AppRoles } from './approle/role.ts';
import type { KvStore } from './kv/store.ts';
import { base62 } from './random-id.ts';
import type { Token } from './token/token.ts';

/** An engine or an auth method at its path, which ends in a slash. */
export type Mount = {
  type: string;
  accessor: string;
  uuid: string;
  description: string;
  options: Record<string, string> | null;
  defaultTtl: number;
  maxTtl: number;
};

export type AuditDevice = { type: string; description: string; options: Record<string, string> };

/** Everything behind the seal: what is encrypted when it closes, and what a snapshot holds. */
export type VaultState = {
  clusterName: string;
  clusterId: string;
  mounts: Record<string, Mount>;
  authMounts: Record<string, Mount>;
  auditDevices: Record<string, AuditDevice>;
  /** Policies of people by name, as they wrote them. */
  policies: Record<string, string>;
  /** By their ids. */
  tokens: Record<string, Token>;
  /** By their mount's uuid. */
  kv: Record<string, KvStore>;
  /** By their mount's uuid. */
  appRoles: Record<string, AppRoles>;
};

export const newMount = (type: string, more: Partial<Mount> = {}): Mount => ({
  type,
  accessor: `${type}_${base62(8).toLowerCase()}`,
  uuid: randomUUID(),
  description: '',
  options: null,
  defaultTtl: 0,
  maxTtl: 0,
  ...more,
});

/** A server as it is after init: no engine of anybody's, and no way in but the root token. */
export const newState = (): VaultState => ({
  clusterName: `vault-cluster-${base62(8).toLowerCase()}`,
  clusterId: randomUUID(),
  mounts: {
    'cubbyhole/': newMount('cubbyhole', { description: 'per-token private secret storage' }),
    'identity/': newMount('identity', { description: 'identity store' }),
    'sys/': newMount('system', {
      description: 'system endpoints used for control, policy and debugging',
    }),
  },
  authMounts: { 'token/': newMount('token', { description: 'token based credentials' }) },
  auditDevices: {},
  policies: {},
  tokens: {},
  kv: {},
  appRoles: {},
});
