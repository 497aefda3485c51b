import type { AccountLogKind } from '@muster/contracts';

/** What entries are about, and the colour of each; it only repeats what is said beside it. */
export const KIND_COLORS = {
  error: 'red',
  call: 'blue',
  login: 'teal',
  logout: 'gray',
} as const satisfies Record<AccountLogKind, string>;

export const LOG_KINDS = ['error', 'call', 'login', 'logout'] as const satisfies readonly AccountLogKind[];

export const isLogKind = (value: unknown): value is AccountLogKind =>
  typeof value === 'string' && Object.hasOwn(KIND_COLORS, value);
