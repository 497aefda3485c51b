export * from './local-store.ts';
export * from './paths.ts';
export * from './seal.ts';
export * from './seed-local-secrets.ts';
export * from './store.ts';
