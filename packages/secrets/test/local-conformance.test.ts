import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalSecretStore } from '../src/local-store.ts';
import { itConforms } from './conformance.ts';

itConforms('the local store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  const options = { dir: join(folder, 'data'), keyFile: join(folder, 'key') };
  const writer = await LocalSecretStore.create(options);
  return {
    open: () => LocalSecretStore.open(options),
    put: (path, fields) => writer.write(path, fields),
    // It looks by itself every second.
    nextLook: async () => {},
    end: () => rm(folder, { recursive: true }),
  };
});
