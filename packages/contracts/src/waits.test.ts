import { expect, it } from 'vitest';
import { DenialReason, LimitedAction } from './account-manager/permits.ts';
import { RestrictionKind } from './account-manager/restrictions.ts';
import { catalogue } from './errors/catalogue.ts';
import { isWaitReason, toWait, waitReasons } from './waits.ts';

const pauses = LimitedAction.options.map(action => `${action}_pause`);

it.each([...DenialReason.options, ...RestrictionKind.options, ...pauses])('has a sentence for %s', reason => {
  expect(isWaitReason(reason)).toBe(true);
});

it('says every reason in English and in Russian', () => {
  for (const reason of [...Object.keys(waitReasons), ...Object.keys(catalogue)]) {
    const { message } = toWait(reason, null);
    expect(message.en, reason).toMatch(/^[A-Z].*\.$/);
    expect(message.ru, reason).toMatch(/[а-яё].*\.$/i);
  }
});

it('knows no end of a wait that takes a person', () => {
  const at = new Date('2030-01-01T00:00:00.000Z');
  expect(toWait('invites_per_hour', at).until).toBe('2030-01-01T00:00:00.000Z');
  expect(toWait('no_account', at).until).toBeNull();
});

it('says of a reason nobody knows that nobody knows it', () => {
  expect(toWait('new_word', null).message.en).toBe(catalogue.telegram_error.en);
});
