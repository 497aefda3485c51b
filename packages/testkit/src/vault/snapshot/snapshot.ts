import { z } from 'zod';
import type { Storage } from '../barrier/barrier.ts';
import { failed, failedOf, noContent, type Reply } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { packSnapshot, unpackSnapshot } from './archive.ts';

/**
 * https://developer.hashicorp.com/vault/api-docs/system/storage/raft: what is on the disk, as it lies there. Another
 * server takes it only by force, and is sealed then, until it gets the shares of the one it was taken from.
 */
export const snapshotRoutes: readonly Route[] = [
  { path: 'storage/raft/snapshot', access: 'token', read: take, write: call => restore(call, false) },
  { path: 'storage/raft/snapshot-force', access: 'token', write: call => restore(call, true) },
];

const RESTORED_AFTER_MS = 100;

const Snapshot = z.object({
  shares: z.number(),
  threshold: z.number(),
  sealed: z.base64().transform(text => Buffer.from(text, 'base64')),
});

function take({ server }: OpenCall): Reply {
  const storage = server.barrier.store();
  if (storage === undefined) return failed(500, 'there is nothing to be taken');
  const text = JSON.stringify({ ...storage, sealed: storage.sealed.toString('base64') });
  return { kind: 'bytes', status: 200, type: 'application/gzip', bytes: packSnapshot(text) };
}

function restore({ server, request }: OpenCall, force: boolean): Reply {
  const storage = read(request.bytes);
  if (storage === undefined) return failedOf(500, 'failed to read snapshot file: gzip: invalid header');
  if (!force && !server.barrier.opens(storage)) {
    return failed(
      400,
      'could not verify hash file, possibly the snapshot is using a different set of unseal keys; use the snapshot-force API to bypass this check',
    );
  }
  // As in Vault, which answers before it has begun (handleStorageRaftSnapshotWrite in vault/logical_system_raft.go).
  setTimeout(() => {
    server.barrier.replace(storage);
    server.rootAttempt = undefined;
    server.rekey = undefined;
  }, RESTORED_AFTER_MS).unref();
  return noContent;
}

function read(bytes: Buffer): Storage | undefined {
  try {
    return Snapshot.parse(JSON.parse(unpackSnapshot(bytes) ?? ''));
  } catch {
    return undefined;
  }
}
