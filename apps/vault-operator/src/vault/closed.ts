import type { VaultRefused } from './client.ts';

/**
 * Whether this is how a server refuses what shares alone were proof enough for before CVE-2026-5807: Vault since 2.0
 * and OpenBao since 2.5.3 ask for a token with 403; OpenBao since 2.5.0 has no rekey at all and answers 405, with a token
 * too (https://openbao.org/docs/deprecation/unauthed-rekey, and TestSysRekeyUnauthenticated in its sources).
 */
export const isClosed = ({ status }: VaultRefused): boolean => status === 403 || status === 405;

/** What lets such a server take shares for a while. */
export const toOpen = (what: 'generate-root' | 'rekey'): string =>
  `put \`enable_unauthenticated_access = ["${what}"]\` (Vault) or, into its listener, ` +
  `\`disable_unauthed_${what.replace('-', '_')}_endpoints = false\` (OpenBao) into its configuration, ` +
  'send it SIGHUP or restart it, and take it out again afterwards';
