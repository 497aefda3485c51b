import type { IssuedSecretId } from '../../vault/secret-ids.ts';
import type { LivingToken } from '../../vault/tokens.ts';
import type { HandedOver } from './handed-over.ts';

/** How a process stands with its secret ids, as Vault and the folder say it. */
export type Standing = {
  /** Those of this process that live, the newest last. */
  secretIds: readonly IssuedSecretId[];
  /** What it has logged in with, by the secret id. */
  tokens: readonly LivingToken[];
  handedOver: HandedOver;
};

/** What comes next for one process. */
export type NextStep =
  /** A new secret id is handed over; `spoilt` was seen by nobody who should have it, or by somebody who should not. */
  | { do: 'issue'; spoilt: IssuedSecretId | null }
  | { do: 'wait'; why: string }
  /** It lives by the newest alone. */
  | { do: 'revoke'; old: readonly IssuedSecretId[] };

/** @param issuedNow whether this run has handed one over already: else one that is in use is an old one, if alone */
export function nextStep({ secretIds, tokens, handedOver }: Standing, issuedNow: boolean): NextStep {
  const newest = secretIds.at(-1);
  if (!newest) return { do: 'issue', spoilt: null };
  const old = secretIds.slice(0, -1);
  const isUnder = (id: IssuedSecretId) => (token: LivingToken) => token.issuedAt === id.issuedAt;
  if (tokens.some(isUnder(newest))) {
    if (old.length === 0 && !issuedNow) return { do: 'issue', spoilt: null };
    const under = old.map(id => tokens.find(isUnder(id))).find(token => token !== undefined);
    if (!under) return { do: 'revoke', old };
    return {
      do: 'wait',
      why: `a token under its old one lives, until ${under.endsAt.toISOString()} at most`,
    };
  }
  switch (handedOver) {
    case 'ready':
      return { do: 'wait', why: 'it has not taken the new one yet' };
    case 'spent':
      return { do: 'issue', spoilt: newest };
    case 'taken':
      // Perhaps the very one that lies in its own file: it is kept until another one is in use.
      return issuedNow
        ? { do: 'wait', why: 'it has not logged in with the new one yet' }
        : { do: 'issue', spoilt: null };
  }
}
