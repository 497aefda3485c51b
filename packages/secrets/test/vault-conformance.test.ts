import { setTimeout as sleep } from 'node:timers/promises';
import { describeVault, startVault } from '../../testkit/src/vault/index.ts';
import type { Clock } from '../src/vault/clock.ts';
import { openVaultStore } from '../src/vault/open-vault-store.ts';
import { itConforms } from './conformance.ts';
import { prepareVault } from './vault/prepare-vault.ts';

const silent = { info: () => {}, warn: () => {} };
const realTime: Clock = {
  now: () => Date.now(),
  sleepUntil: (atMs, signal) => sleep(Math.max(0, atMs - Date.now()), undefined, signal && { signal }),
};

itConforms(`the store in Vault (${describeVault(process.env)})`, async () => {
  const server = await startVault();
  const vault = await prepareVault(server);
  return {
    open: async () =>
      openVaultStore({ ...vault.storeOptions, refreshEveryMs: 20, clock: realTime, log: silent }),
    put: vault.put,
    // It looks by itself every 20 ms.
    nextLook: async () => {},
    async end() {
      await vault.end();
      await server.stop();
    },
  };
});
