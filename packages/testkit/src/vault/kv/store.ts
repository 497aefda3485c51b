import type { OpenCall } from '../http/route.ts';

/** The versioned engine: https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2; moments in ms. */
export type KvVersion = {
  data: Record<string, unknown> | null;
  createdAt: number;
  deletedAt: number | null;
  destroyed: boolean;
};

export type KvKey = {
  createdAt: number;
  updatedAt: number;
  currentVersion: number;
  maxVersions: number;
  casRequired: boolean;
  deleteVersionAfter: number;
  customMetadata: Record<string, string> | null;
  /** By their numbers, from 1. */
  versions: Record<number, KvVersion>;
};

export type KvStore = {
  maxVersions: number;
  casRequired: boolean;
  deleteVersionAfter: number;
  keys: Record<string, KvKey>;
};

/** Versions a key has unless it is said otherwise. */
const USUAL_VERSIONS = 10;

/** What the mount keeps; made when it is first asked for. */
export function kvOf({ state, mount }: OpenCall): KvStore {
  const empty: KvStore = { maxVersions: 0, casRequired: false, deleteVersionAfter: 0, keys: {} };
  state.kv[mount.uuid] ??= empty;
  return state.kv[mount.uuid] ?? empty;
}

export const keyPath = ({ params }: OpenCall): string => params.path ?? '';

export const newKey = (now: number): KvKey => ({
  createdAt: now,
  updatedAt: now,
  currentVersion: 0,
  maxVersions: 0,
  casRequired: false,
  deleteVersionAfter: 0,
  customMetadata: null,
  versions: {},
});

/** Adds a version, and forgets those that are one too many. */
export function addVersion(
  store: KvStore,
  key: KvKey,
  data: Record<string, unknown>,
  now: number,
): KvVersion {
  const lives = key.deleteVersionAfter || store.deleteVersionAfter;
  const version: KvVersion = {
    data,
    createdAt: now,
    deletedAt: lives === 0 ? null : now + lives * 1000,
    destroyed: false,
  };
  key.currentVersion += 1;
  key.updatedAt = now;
  key.versions[key.currentVersion] = version;
  const keep = key.maxVersions || store.maxVersions || USUAL_VERSIONS;
  for (const number of Object.keys(key.versions).map(Number)) {
    if (number <= key.currentVersion - keep) delete key.versions[number];
  }
  return version;
}

export const isGone = (version: KvVersion, now: number): boolean =>
  version.destroyed || (version.deletedAt !== null && version.deletedAt <= now);

export const moment = (ms: number | null): string => (ms === null ? '' : new Date(ms).toISOString());

export const describeVersion = (version: KvVersion) => ({
  created_time: moment(version.createdAt),
  deletion_time: moment(version.deletedAt),
  destroyed: version.destroyed,
});
