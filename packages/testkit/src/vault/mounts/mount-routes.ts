import { z } from 'zod';
import { duration, fieldsOf, text } from '../body.ts';
import { failed, invalidRequest, noContent, type Reply, sysData } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { beginUpgrade } from '../kv/upgrade.ts';
import { type Mount, newMount } from '../state.ts';
import { SERVER_TTL } from '../token/ttl.ts';

/**
 * https://developer.hashicorp.com/vault/api-docs/system/mounts and …/system/auth. Of engines there are KV in its
 * second version, of auth methods AppRole: what nobody here uses is refused.
 */
export const mountRoutes: readonly Route[] = [
  { path: 'mounts', access: 'token', read: ({ state }) => sysData(describeAll(state.mounts)) },
  {
    path: 'mounts/:path*',
    access: 'token',
    read: call => describeOne(call.state.mounts, call, 'No secret engine mount at'),
    write: call =>
      isTune(call) ? tune(call.state.mounts, call) : enable(call.state.mounts, call, mountEngine),
    delete: call => disable(call.state.mounts, call),
  },
  { path: 'auth', access: 'token', read: ({ state }) => sysData(describeAll(state.authMounts)) },
  {
    path: 'auth/:path*',
    access: 'sudo',
    read: call => describeOne(call.state.authMounts, call, 'No auth engine at'),
    write: call =>
      isTune(call) ? tune(call.state.authMounts, call) : enable(call.state.authMounts, call, mountMethod),
    delete: call => disable(call.state.authMounts, call),
  },
];

type Mounts = Record<string, Mount>;

const isTune = ({ params }: OpenCall) => params.path?.endsWith('/tune') === true;
const pathOf = ({ params }: OpenCall) => `${(params.path ?? '').replace(/\/tune$/, '').replace(/\/$/, '')}/`;

const Config = z.object({ default_lease_ttl: duration.default(0), max_lease_ttl: duration.default(0) });
const Enable = z.object({
  type: text.default(''),
  description: text.default(''),
  options: z.record(z.string(), z.string()).nullish(),
  config: Config.prefault({}),
});

const isKv2 = (type: string, version: string | undefined) =>
  type === 'kv-v2' || (type === 'kv' && version === '2');

type Made = { ok: true; mount: Mount } | { ok: false; reason: string };

function mountEngine(fields: z.output<typeof Enable>): Made {
  if (!isKv2(fields.type, fields.options?.version))
    return {
      ok: false,
      reason: `plugin not found in the catalog: ${fields.type} (the double has KV version 2)`,
    };
  return { ok: true, mount: newMount('kv', { ...common(fields), options: { version: '2' } }) };
}

function mountMethod(fields: z.output<typeof Enable>): Made {
  if (fields.type !== 'approle')
    return { ok: false, reason: `plugin not found in the catalog: ${fields.type} (the double has approle)` };
  return { ok: true, mount: newMount('approle', common(fields)) };
}

const common = ({ description, config }: z.output<typeof Enable>): Partial<Mount> => ({
  description,
  defaultTtl: config.default_lease_ttl,
  maxTtl: config.max_lease_ttl,
});

function enable(mounts: Mounts, call: OpenCall, make: (fields: z.output<typeof Enable>) => Made): Reply {
  const parsed = fieldsOf(Enable, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const path = pathOf(call);
  if (Object.keys(mounts).some(each => each.startsWith(path) || path.startsWith(each)))
    return invalidRequest(`path is already in use at ${path}`);
  const made = make(parsed.fields);
  if (!made.ok) return invalidRequest(made.reason);
  mounts[path] = made.mount;
  beginUpgrade(call.server, made.mount);
  return noContent;
}

function disable(mounts: Mounts, call: OpenCall): Reply {
  const path = pathOf(call);
  const mount = mounts[path];
  if (mount === undefined) return noContent;
  if (mount.type !== 'kv' && mount.type !== 'approle') return invalidRequest(`cannot unmount "${path}"`);
  delete mounts[path];
  delete call.state.kv[mount.uuid];
  delete call.state.appRoles[mount.uuid];
  for (const token of Object.values(call.state.tokens)) {
    if (token.role?.mountUuid === mount.uuid) delete call.state.tokens[token.id];
  }
  return noContent;
}

function tune(mounts: Mounts, call: OpenCall): Reply {
  const mount = mounts[pathOf(call)];
  if (mount === undefined) return failed(400, `tune failed: no mount at ${pathOf(call)}`);
  const Tune = Config.partial().extend({ description: text.optional() });
  const parsed = fieldsOf(Tune, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  mount.defaultTtl = parsed.fields.default_lease_ttl ?? mount.defaultTtl;
  mount.maxTtl = parsed.fields.max_lease_ttl ?? mount.maxTtl;
  mount.description = parsed.fields.description ?? mount.description;
  return noContent;
}

function describeOne(mounts: Mounts, call: OpenCall, none: string): Reply {
  const path = pathOf(call);
  const mount = mounts[path];
  if (mount === undefined) return failed(400, `${none} ${path}`);
  if (!isTune(call)) return sysData(describe(mount));
  return sysData({
    default_lease_ttl: mount.defaultTtl || SERVER_TTL,
    max_lease_ttl: mount.maxTtl || SERVER_TTL,
    description: mount.description,
    force_no_cache: false,
    ...(mount.options === null ? {} : { options: mount.options }),
  });
}

const describeAll = (mounts: Mounts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(mounts).map(([path, mount]) => [path, describe(mount)]));

const describe = (mount: Mount): Record<string, unknown> => ({
  accessor: mount.accessor,
  config: { default_lease_ttl: mount.defaultTtl, force_no_cache: false, max_lease_ttl: mount.maxTtl },
  description: mount.description,
  external_entropy_access: false,
  local: false,
  options: mount.options,
  plugin_version: '',
  seal_wrap: false,
  type: mount.type,
  uuid: mount.uuid,
});
