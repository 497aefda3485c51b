export * from './generated-secrets.ts';
export * from './local-store.ts';
export * from './paths.ts';
export { rotateSessionWrappingKey } from './rotate-wrapping-key.ts';
export * from './seal.ts';
export * from './seed-local-secrets.ts';
export * from './service-secrets.ts';
export * from './store.ts';
export { openVaultStore, type VaultFigures, type VaultStore } from './vault/open-vault-store.ts';
