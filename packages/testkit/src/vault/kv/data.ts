import { z } from 'zod';
import { count, fieldsOf } from '../body.ts';
import { failed, invalidRequest, noContent, notFound, type Reply, secret } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import {
  addVersion,
  describeVersion,
  isGone,
  type KvKey,
  type KvStore,
  keyPath,
  kvOf,
  newKey,
} from './store.ts';

/** https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version and what follows it */
export const dataRoute: Route = {
  path: 'data/:path*',
  access: 'token',
  exists: call => kvOf(call).keys[keyPath(call)] !== undefined,
  read,
  write,
  patch,
  delete: call => {
    const key = kvOf(call).keys[keyPath(call)];
    const version = key?.versions[key.currentVersion];
    if (version !== undefined && !isGone(version, call.now)) version.deletedAt = call.now;
    return noContent;
  },
};

function read(call: OpenCall): Reply {
  const key = kvOf(call).keys[keyPath(call)];
  const asked = Number(call.request.query.get('version') ?? 0);
  const number = asked > 0 ? asked : (key?.currentVersion ?? 0);
  const version = key?.versions[number];
  if (key === undefined || version === undefined) return notFound;
  const isThere = !isGone(version, call.now);
  const data = { data: isThere ? version.data : null, metadata: metadataOf(key, number) };
  return secret(data, { status: isThere ? 200 : 404 });
}

const metadataOf = (key: KvKey, number: number) => {
  const version = key.versions[number];
  return {
    ...(version === undefined ? {} : describeVersion(version)),
    version: number,
    custom_metadata: key.customMetadata,
  };
};

const Write = z.object({
  data: z.record(z.string(), z.unknown()).optional(),
  options: z.object({ cas: z.unknown().optional() }).default({}),
});

function casComplaint(store: KvStore, key: KvKey, cas: unknown): string | undefined {
  if (cas === undefined) {
    if (!store.casRequired && !key.casRequired) return undefined;
    return 'check-and-set parameter required for this call';
  }
  const version = count.safeParse(cas);
  if (!version.success) return 'error parsing check-and-set parameter';
  if (version.data === key.currentVersion) return undefined;
  return 'check-and-set parameter did not match the current version';
}

function write(call: OpenCall): Reply {
  const parsed = fieldsOf(Write, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const { data, options } = parsed.fields;
  if (keyPath(call) === '') return invalidRequest('missing path');
  if (data === undefined) return invalidRequest('no data provided');
  const store = kvOf(call);
  const key = store.keys[keyPath(call)] ?? newKey(call.now);
  const complaint = casComplaint(store, key, options.cas);
  if (complaint !== undefined) return invalidRequest(complaint);
  store.keys[keyPath(call)] = key;
  addVersion(store, key, data, call.now);
  return secret(metadataOf(key, key.currentVersion));
}

/** A JSON merge patch (RFC 7396) of the newest version. */
function patch(call: OpenCall): Reply {
  const parsed = fieldsOf(Write, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const { data, options } = parsed.fields;
  if (data === undefined) return invalidRequest('no data provided');
  const store = kvOf(call);
  const key = store.keys[keyPath(call)];
  const version = key?.versions[key.currentVersion];
  if (key === undefined || version === undefined) return notFound;
  const complaint = casComplaint(store, key, options.cas);
  if (complaint !== undefined) return failed(400, complaint);
  if (isGone(version, call.now)) return secret(metadataOf(key, key.currentVersion), { status: 404 });
  addVersion(store, key, merge(version.data ?? {}, data), call.now);
  return secret(metadataOf(key, key.currentVersion));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(target: Record<string, unknown>, change: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...target };
  for (const [name, value] of Object.entries(change)) {
    const before = merged[name];
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? merge(isObject(before) ? before : {}, value) : value;
  }
  return merged;
}
