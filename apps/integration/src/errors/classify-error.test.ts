import { errors } from 'telegram';
import { describe, expect, it } from 'vitest';
import {
  CallDeadlineExceeded,
  ConnectionLost,
  NotConnected,
  NotOpened,
  SessionKeyUnknown,
} from '../telegram/lost.ts';
import { classifyError } from './classify-error.ts';
import { restrictionOf } from './restriction.ts';
import { telegramErrors } from './telegram-errors.ts';

/** As the client makes them of Telegram's answers. */
const answered = (errorMessage: string, errorCode: number): unknown =>
  Reflect.apply(errors.RPCMessageToError, undefined, [{ errorMessage, errorCode }, undefined]);

describe('an error of Telegram', () => {
  it.each(Object.entries(telegramErrors))('%s is %s', (name, code) => {
    expect(classifyError(answered(name, 400))).toEqual({
      code,
      certainty: code === 'telegram_failed' ? 'unknown' : 'refused',
      platformError: name,
      waitSeconds: null,
    });
  });

  it.each(['FLOOD_WAIT_77', 'FLOOD_PREMIUM_WAIT_77', 'FLOOD_TEST_PHONE_WAIT_77'])(
    '%s is a wait of its seconds, and a minute more for the account',
    name => {
      const failure = classifyError(answered(name, 420));
      expect(failure).toMatchObject({ code: 'flood_wait', certainty: 'refused', waitSeconds: 77 });
      expect(restrictionOf(failure)).toEqual({ kind: 'flood_wait', waitSeconds: 77, restSeconds: 137 });
    },
  );

  it('SLOWMODE_WAIT_5 is a wait in one chat, and restricts nothing else', () => {
    const failure = classifyError(answered('SLOWMODE_WAIT_5', 420));
    expect(failure).toMatchObject({ code: 'slowmode_wait', waitSeconds: 5 });
    expect(restrictionOf(failure)).toBeNull();
  });

  it.each([
    ['PEER_FLOOD', 'peer_flood', 24 * 3_600],
    ['FROZEN_METHOD_INVALID', 'frozen', null],
    ['USER_DEACTIVATED_BAN', 'banned', null],
    ['AUTH_KEY_DUPLICATED', 'logged_out', null],
    ['SESSION_REVOKED', 'logged_out', null],
  ])('%s takes the account out of work', (name, kind, restSeconds) => {
    const restriction = restrictionOf(classifyError(answered(name, 400)));
    expect(restriction).toEqual({ kind, waitSeconds: null, restSeconds });
  });

  it.each([
    ['CHAT_MEMBER_ADD_FAILED', 400],
    ['MSG_ID_INVALID', 400],
    ['Timeout', -503],
    ['INTERDC_2_CALL_ERROR', 500],
    ['MOON_PHASE_INVALID', 500],
  ])('%s says nothing about whether it was done', (name, status) => {
    expect(classifyError(answered(name, status))).toMatchObject({
      code: 'telegram_failed',
      certainty: 'unknown',
    });
  });

  it('that nobody knows keeps its name, without its numbers', () => {
    expect(classifyError(answered('MOON_PHASE_42_INVALID', 400))).toEqual({
      code: 'telegram_error',
      certainty: 'refused',
      platformError: 'MOON_PHASE_INVALID',
      waitSeconds: null,
    });
  });

  it.each(['No such number: +79991234567', '79991234567', 'CODE 12345 IS WRONG', 'X'.repeat(80), ''])(
    'that does not look like a name (%s) is not kept: nobody knows what stands in it',
    text => {
      expect(classifyError(answered(text, 400))).toMatchObject({
        code: 'telegram_error',
        platformError: null,
      });
    },
  );
});

describe('a call without an answer', () => {
  it.each([
    [new NotConnected(), 'telegram_unreachable', 'not_sent'],
    [new NotOpened({ cause: new Error('no key') }), 'service_unavailable', 'not_sent'],
    [new ConnectionLost(), 'telegram_unreachable', 'unknown'],
    [new CallDeadlineExceeded(), 'telegram_unreachable', 'unknown'],
    [new SessionKeyUnknown(), 'account_logged_out', 'refused'],
    [new Error('Request was unsuccessful 1 time(s)'), 'telegram_failed', 'unknown'],
    [new Error('something else'), 'telegram_error', 'unknown'],
    ['a bare string', 'telegram_error', 'unknown'],
  ])('%s is %s, %s', (error, code, certainty) => {
    expect(classifyError(error)).toMatchObject({ code, certainty });
  });
});
