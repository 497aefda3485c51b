import { catalogue, type ErrorCode, type InvitationOutcome, isErrorCode } from '@muster/contracts';
import { describe, expect, it } from 'vitest';
import { consequenceOf } from './outcome.ts';

const NOW = Date.UTC(2030, 0, 1);
const later = new Date(NOW + 3_600_000).toISOString();

const refused = (code: string, retryAt: string | null = null): InvitationOutcome => ({
  outcome: 'refused',
  code,
  executedAt: new Date(NOW).toISOString(),
  retryAt,
  platformError: null,
});

const codesOf = (scope: string): ErrorCode[] =>
  Object.keys(catalogue)
    .filter(isErrorCode)
    .filter(code => catalogue[code].scope === scope);

describe('a refusal', () => {
  it.each(codesOf('person').filter(code => code !== 'person_not_addressable'))(
    'for %s ends the target and leaves the account and the task alone',
    code => {
      expect(consequenceOf(refused(code), NOW)).toMatchObject({
        target: { state: 'failed', code },
        account: { goes: 'on' },
        pauses: null,
      });
    },
  );

  it('protects from the whole team those it was a setting or a flood of', () => {
    const protecting = codesOf('person').filter(code => consequenceOf(refused(code), NOW).protects);
    expect(protecting).toEqual([
      'user_privacy_restricted',
      'user_premium_required',
      'user_link_needs_premium',
      'message_premium_required',
      'message_payment_required',
    ]);
    expect(consequenceOf(refused('peer_flood', later), NOW)).toMatchObject({
      target: { state: 'failed', code: 'peer_flood' },
      protects: true,
      account: { goes: 'to_rest', until: Date.parse(later) },
    });
  });

  it.each(codesOf('account').filter(code => code !== 'peer_flood'))(
    'for %s leaves the person to any account, and lets this one rest',
    code => {
      expect(consequenceOf(refused(code, later), NOW)).toMatchObject({
        target: { state: 'pending' },
        protects: false,
        account: { goes: 'to_rest', until: Date.parse(later) },
      });
    },
  );

  it.each(codesOf('account_in_destination'))('for %s takes the account out, unless it has an end', code => {
    expect(consequenceOf(refused(code), NOW)).toMatchObject({
      target: { state: 'pending' },
      account: { goes: 'out' },
    });
    expect(consequenceOf(refused(code, later), NOW).account).toEqual({
      goes: 'to_rest',
      until: Date.parse(later),
    });
  });

  it.each(codesOf('destination'))('for %s pauses the task and leaves the person as they were', code => {
    expect(consequenceOf(refused(code), NOW)).toMatchObject({ target: { state: 'pending' }, pauses: code });
  });
});

describe('an invitation that was not sent', () => {
  it.each(Object.keys(catalogue))('for %s protects nobody', code => {
    const consequence = consequenceOf({ outcome: 'not_sent', code }, NOW);
    expect(consequence).toMatchObject({ attempt: { outcome: 'not_sent', lookAt: null }, protects: false });
  });
});

describe('an outage', () => {
  it.each(codesOf('global'))('(%s) is nobody’s fault and leaves the person as they were', code => {
    expect(consequenceOf({ outcome: 'not_sent', code }, NOW)).toMatchObject({
      target: { state: 'pending' },
      account: { goes: 'on' },
      isOutage: true,
    });
  });
});

describe('an unclear answer', () => {
  it('stays open until the call cannot take effect any more', () => {
    expect(consequenceOf({ outcome: 'unknown', code: 'outcome_unknown' }, NOW)).toMatchObject({
      attempt: { outcome: 'unknown', lookAt: NOW + 21_000 },
      target: { state: 'unknown' },
      pauses: null,
    });
  });
});
