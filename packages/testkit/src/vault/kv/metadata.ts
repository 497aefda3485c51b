import { z } from 'zod';
import { count, duration, fieldsOf, flag } from '../body.ts';
import { invalidRequest, keys, noContent, notFound, type Reply, secret } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { describeVersion, type KvKey, type KvVersion, keyPath, kvOf, moment, newKey } from './store.ts';

/** https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#list-secrets and what follows it */
export const metadataRoutes: readonly Route[] = [
  {
    path: 'metadata/:path*',
    access: 'token',
    exists: call => kvOf(call).keys[keyPath(call)] !== undefined,
    list,
    read: call => {
      const key = kvOf(call).keys[keyPath(call)];
      return key === undefined ? notFound : secret(describe(key));
    },
    write: writeMetadata,
    delete: call => {
      delete kvOf(call).keys[keyPath(call)];
      return noContent;
    },
  },
  {
    path: 'delete/:path*',
    access: 'token',
    write: call =>
      eachVersion(call, version => {
        version.deletedAt ??= call.now;
      }),
  },
  {
    path: 'undelete/:path*',
    access: 'token',
    write: call =>
      eachVersion(call, version => {
        if (!version.destroyed) version.deletedAt = null;
      }),
  },
  {
    path: 'destroy/:path*',
    access: 'token',
    write: call =>
      eachVersion(call, version => {
        version.destroyed = true;
        version.data = null;
      }),
  },
];

/** The names in a folder; those of folders in it end in a slash. */
function list(call: OpenCall): Reply {
  const folder = keyPath(call).replace(/\/?$/, keyPath(call) === '' ? '' : '/');
  const below = Object.keys(kvOf(call).keys).filter(path => path.startsWith(folder));
  return keys(new Set(below.map(path => /^[^/]+\/?/.exec(path.slice(folder.length))?.[0] ?? '')));
}

function eachVersion(call: OpenCall, change: (version: KvVersion) => void): Reply {
  const parsed = fieldsOf(z.object({ versions: z.array(count).default([]) }), call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  if (parsed.fields.versions.length === 0) return invalidRequest('No version number provided');
  const key = kvOf(call).keys[keyPath(call)];
  if (key === undefined) return notFound;
  for (const number of parsed.fields.versions) {
    const version = key.versions[number];
    if (version !== undefined) change(version);
  }
  return noContent;
}

const Fields = z.object({
  max_versions: count.optional(),
  cas_required: flag.optional(),
  delete_version_after: duration.optional(),
  custom_metadata: z.record(z.string(), z.string()).optional(),
});

function writeMetadata(call: OpenCall): Reply {
  const parsed = fieldsOf(Fields, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const { fields } = parsed;
  const store = kvOf(call);
  const key = store.keys[keyPath(call)] ?? newKey(call.now);
  key.maxVersions = fields.max_versions ?? key.maxVersions;
  key.casRequired = fields.cas_required ?? key.casRequired;
  key.deleteVersionAfter = fields.delete_version_after ?? key.deleteVersionAfter;
  key.customMetadata = fields.custom_metadata ?? key.customMetadata;
  key.updatedAt = call.now;
  store.keys[keyPath(call)] = key;
  return noContent;
}

const describe = (key: KvKey): Record<string, unknown> => ({
  cas_required: key.casRequired,
  created_time: moment(key.createdAt),
  current_version: key.currentVersion,
  custom_metadata: key.customMetadata,
  delete_version_after: `${key.deleteVersionAfter}s`,
  max_versions: key.maxVersions,
  oldest_version: Math.min(...Object.keys(key.versions).map(Number), key.currentVersion),
  updated_time: moment(key.updatedAt),
  versions: Object.fromEntries(
    Object.entries(key.versions).map(([number, version]) => [number, describeVersion(version)]),
  ),
});
