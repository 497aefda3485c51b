/**
 * A server that answers as HashiCorp Vault and OpenBao do, for tests of what talks to them: written from their API
 * documentation and, where that is silent, from the sources of Vault, which are named where they decide something.
 * It must not be kinder than they are: what it does not know it refuses.
 *
 *     const vault = await startVaultDouble();                  // uninitialised, on loopback
 *     const { keys, root_token } = await initialiseVault(vault.url); // 3 of 5 shares, and unsealed
 *     await askVault(vault.url, 'GET', 'sys/mounts', { token: root_token }); // { status, body, bytes }
 *     vault.clock.advance(3_600_000);                          // tokens and secret ids end
 *     await vault.restart();                                   // same port and state, sealed
 *     await unsealVault(vault.url, keys);
 *     await vault.kill();                                      // refuses connections until restart()
 *     await vault.stop();
 *
 * `startVault()` gives it too, or a real server where the environment names one: `VAULT_ADDR`, else the program
 * `MUSTER_VAULT_BIN`, else a container with `MUSTER_TEST_CONTAINERS=1`. `startOwnVault()` passes over the first.
 *
 * Its time is service-kit's clock, and so moves with a test's `createTestClock`; `clock.advance` moves it alone.
 * Everything else goes over HTTP with Vault's own paths, status codes and bodies:
 * - sys/init, unseal, seal-status, health, leader, seal; generate-root, rekey (with verification)
 * - sys/mounts (KV version 2), auth (approle), audit (file), policies/acl, policy, capabilities-self
 * - sys/wrapping/wrap, lookup, unwrap, and X-Vault-Wrap-TTL; sys/storage/raft/snapshot, snapshot-force; sys/metrics
 * - auth/token: create, lookup, renew and revoke, by themselves, by token and by accessor
 * - AppRole and KV at whatever path they are enabled
 * Refused, as nobody here uses it: PGP, namespaces, batch tokens, parameters and templates in policies, cubbyhole.
 * Not kept: the lockout after five wrong logins, which vault/config/vault.hcl turns off for AppRole.
 */
export { askVault, initialiseVault, unsealVault, type VaultAnswer } from './client.ts';
export {
  describeVault,
  type OwnVault,
  startOwnVault,
  startVault,
  type TestVault,
  type VaultChoice,
} from './start-vault.ts';
export { startVaultDouble, type VaultDouble, type VaultDoubleOptions } from './start-vault-double.ts';
