/** Where the suite's secrets lie in Vault, a KV engine of version 2. */
export const MOUNT = 'muster';
