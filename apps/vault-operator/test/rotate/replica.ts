import { createServer } from 'node:http';
import { join } from 'node:path';
import { SERVICES } from '@muster/contracts';
import {
  AccessTokenKeys,
  openVaultStore,
  secretPaths,
  serviceSecrets,
  type VaultStore,
  WrappingKeys,
} from '@muster/secrets';
import { loadServiceKeys } from '@muster/service-kit';
import { z } from 'zod';
import type { Rotation } from '../../src/rotate/rotation.ts';

const silent = { info: () => {}, warn: () => {} };

export type Replica = Awaited<ReturnType<typeof openReplica>>;

/** A process of a service, as far as rotations know it: its store of secrets, what it makes of them, its metrics. */
export async function openReplica(options: {
  address: string;
  folder: string;
  role: string;
  process: string;
  clock: Rotation['clock'];
}) {
  const { address, folder, role, process, clock } = options;
  const store: VaultStore = openVaultStore({
    address,
    role,
    roleIdFile: join(folder, 'role-id'),
    secretIdFile: join(folder, 'secret-id'),
    mount: 'muster',
    refreshEveryMs: 30_000,
    clock,
    log: silent,
  });
  const service = z.enum(SERVICES).parse(role);
  const { sign, ring } = await loadServiceKeys(store, service);
  const reads = (path: string) =>
    [...serviceSecrets].some(([name, paths]) => name === role && paths.includes(path));
  const wrappingKeys = reads(secretPaths.sessionWrappingKeys)
    ? await store.follow(secretPaths.sessionWrappingKeys, WrappingKeys, keys => keys)
    : null;
  const accessKeys = reads(secretPaths.accessTokenKey)
    ? await store.follow(secretPaths.accessTokenKey, AccessTokenKeys, keys => keys)
    : null;
  /** More lines of its metrics. */
  let more = () => '';
  const server = createServer((_request, response) => {
    const versions = [...store.figures().versions].map(
      ([path, version]) => `vault_secret_version{path="${path}",process="${process}"} ${version}\n`,
    );
    response.end(`${versions.join('')}${more()}`);
  });
  await new Promise<void>(listening => void server.listen(0, '127.0.0.1', listening));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    process,
    service,
    store,
    sign,
    ring,
    wrappingKeys,
    accessKeys,
    url: `http://127.0.0.1:${port}`,
    says(lines: () => string) {
      more = lines;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await store.close();
    },
  };
}
