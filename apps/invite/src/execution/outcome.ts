import {
  CALL_DEADLINE_MS,
  CLOCK_TOLERANCE_MS,
  catalogue,
  type ErrorScope,
  type InvitationOutcome,
  isErrorCode,
} from '@muster/contracts';

/** What one outcome leads to for everything it touches. */
export type Consequence = {
  attempt: {
    outcome: InvitationOutcome['outcome'];
    code: string | null;
    platformError: string | null;
    /** An unknown outcome stays open: membership is checked from this moment on, in ms. */
    lookAt: number | null;
  };
  target: {
    state: 'pending' | 'joined' | 'already_member' | 'failed' | 'unknown';
    code: string | null;
    /** This account cannot address the person; others may. */
    notByThisAccount: boolean;
  };
  /** The person is never tried again by the team, through any account, task or copy of a task. */
  protects: boolean;
  account:
    | { goes: 'on' }
    | { goes: 'to_rest'; until: number }
    /** It is not used for this task any more. */
    | { goes: 'out' };
  /** Nobody was at fault and only time can help: the account rests, longer each time, and nothing is logged. */
  isOutage: boolean;
  /** The task is paused for a person to look, for this reason. */
  pauses: string | null;
};

/** Refusals after which a person is left alone by the whole team; the others hold for one destination. */
const PROTECTING: readonly string[] = [
  'user_privacy_restricted',
  'user_premium_required',
  'user_link_needs_premium',
  'message_premium_required',
  'message_payment_required',
  'peer_flood',
];

/** Without a word of the platform's how long, an account is asked for again after this, in ms. */
const REST_MS = 5_000;

/** After an unclear answer the call cannot still take effect once this has passed, in ms. */
const SETTLED_AFTER_MS = CALL_DEADLINE_MS + CLOCK_TOLERANCE_MS;

const scopeOf = (code: string): ErrorScope => (isErrorCode(code) ? catalogue[code].scope : 'global');

/** Person-scoped refusals, which hold for whoever asks again in the same destination. */
export const isAboutPerson = (code: string): boolean =>
  code === 'peer_flood' || (scopeOf(code) === 'person' && code !== 'person_not_addressable');

/** What an outcome leads to; the whole of the rules in one place, without a look at any database. */
export function consequenceOf(outcome: InvitationOutcome, now: number): Consequence {
  switch (outcome.outcome) {
    case 'joined':
    case 'already_member':
      return basis(outcome.outcome, { state: outcome.outcome });
    case 'unknown':
      return basis(
        'unknown',
        { state: 'unknown', code: 'outcome_unknown' },
        { lookAt: now + SETTLED_AFTER_MS },
      );
    case 'not_sent':
      return afterNotSent(outcome.code, now);
    case 'refused':
      return afterRefusal(outcome, now);
  }
}

function afterRefusal(
  { code, retryAt, platformError }: Extract<InvitationOutcome, { outcome: 'refused' }>,
  now: number,
): Consequence {
  const attempt = { code, platformError };
  const rest = { goes: 'to_rest', until: retryAt === null ? now + REST_MS : Date.parse(retryAt) } as const;
  const failed = basis('refused', { state: 'failed', code }, attempt);
  const pending = basis('refused', { state: 'pending' }, attempt);
  if (code === 'person_not_addressable') return withTarget(pending, { notByThisAccount: true });
  if (code === 'peer_flood') return { ...failed, protects: true, account: rest };
  switch (scopeOf(code)) {
    case 'person':
      return { ...failed, protects: PROTECTING.includes(code) };
    case 'account':
      return { ...pending, account: rest };
    case 'account_in_destination':
      // A wait in one chat (slow mode) ends; everything else keeps this account out of the destination.
      return { ...pending, account: retryAt === null ? { goes: 'out' } : rest };
    case 'destination':
      return { ...pending, pauses: code };
    case 'request':
    case 'global':
      return failed;
  }
}

/** Nothing left, so the person is as they were; only what kept the invitation from leaving counts. */
function afterNotSent(code: string, now: number): Consequence {
  const pending = basis('not_sent', { state: 'pending' }, { code });
  if (code === 'person_not_addressable') return withTarget(pending, { notByThisAccount: true });
  switch (scopeOf(code)) {
    case 'person':
      return basis('not_sent', { state: 'failed', code }, { code });
    case 'account_in_destination':
      return { ...pending, account: { goes: 'out' } };
    case 'destination':
      return { ...pending, pauses: code };
    case 'global':
      return { ...pending, isOutage: true };
    case 'account':
    case 'request':
      return { ...pending, account: { goes: 'to_rest', until: now + REST_MS } };
  }
}

function basis(
  outcome: Consequence['attempt']['outcome'],
  target: Partial<Consequence['target']> & Pick<Consequence['target'], 'state'>,
  attempt: Partial<Consequence['attempt']> = {},
): Consequence {
  return {
    attempt: { outcome, code: target.code ?? null, platformError: null, lookAt: null, ...attempt },
    target: { code: null, notByThisAccount: false, ...target },
    protects: false,
    account: { goes: 'on' },
    isOutage: false,
    pauses: null,
  };
}

const withTarget = (consequence: Consequence, target: Partial<Consequence['target']>): Consequence => ({
  ...consequence,
  target: { ...consequence.target, ...target },
});
