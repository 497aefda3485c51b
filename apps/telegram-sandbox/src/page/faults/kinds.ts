import type { Sent } from '../../client/index.ts';

export type NewFault = Sent<'post', '/faults'>;

/** What can go wrong, as one choice in the form, and how the API is told. */
export const kinds = {
  error: {},
  delay: {},
  silence: { dropCall: true },
  dropAnswer: { dropAnswer: true },
  cut: { dropConnection: true },
  cutAfter: { dropConnection: true, dropAnswer: true },
  half: { halfAnswer: true },
  ban: { account: 'ban' },
  freeze: { account: 'freeze' },
  revoke: { account: 'revoke-sessions' },
  loseUpdate: { update: 'lose' },
  duplicateUpdate: { update: 'duplicate' },
} as const satisfies Readonly<Record<string, NewFault>>;
export type Kind = keyof typeof kinds;

export const kindNames = [
  'error',
  'delay',
  'silence',
  'dropAnswer',
  'cut',
  'cutAfter',
  'half',
  'ban',
  'freeze',
  'revoke',
  'loseUpdate',
  'duplicateUpdate',
] as const satisfies readonly Kind[];

export const kindOf = (text: string | undefined): Kind => kindNames.find(kind => kind === text) ?? 'error';
