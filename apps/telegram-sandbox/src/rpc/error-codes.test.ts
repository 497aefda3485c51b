import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeOf } from './error-codes.ts';

const published = createRequire(import.meta.url).resolve('@mtcute/core/tl/raw-errors.json');
const { errors } = z
  .object({ errors: z.record(z.string(), z.object({ code: z.number() })) })
  .parse(JSON.parse(readFileSync(published, 'utf8')));

/** The file names one code each; these have several. */
const OTHERWISE: Readonly<Record<string, number>> = {
  // 400 or 406: https://core.telegram.org/api/errors
  CHANNEL_PRIVATE: 406,
  PHONE_NUMBER_INVALID: 406,
  // 400 or 403: the pages of channels.inviteToChannel and messages.addChatUser
  USER_CHANNELS_TOO_MUCH: 403,
  USER_NOT_MUTUAL_CONTACT: 403,
  // 400 or 500: MTRequestMessageService.m of Telegram for iOS and NetQuery.cpp of TDLib
  MSG_WAIT_FAILED: 500,
};

describe('the code of an error', () => {
  it('is the one that mtcute publishes for its name', () => {
    expect(Object.keys(errors).length).toBeGreaterThan(500);
    const different = Object.entries(errors).flatMap(([pattern, { code }]) => {
      const name = pattern.replaceAll('%d', '5');
      return codeOf(name) === code ? [] : [[name, codeOf(name)]];
    });
    expect(Object.fromEntries(different)).toEqual(OTHERWISE);
  });

  it('is 400 for a name nobody knows', () => {
    expect(codeOf('NO_SUCH_ERROR')).toBe(400);
  });
});
