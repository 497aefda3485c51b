import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import { newLogin } from '../keys/auth-key.ts';
import { AuthKeys, authKeyId } from '../keys/auth-keys.ts';
import { LoginCodes } from './login-codes.ts';
import { QrTokens } from './qr-tokens.ts';

/** Runs on a data directory of its own that is gone afterwards. */
function inDirectory<Result>(run: (directory: string, clock: Clock) => Result): Result {
  const directory = mkdtempSync(join(tmpdir(), 'login-'));
  const clock = new Clock(directory);
  try {
    return run(directory, clock);
  } finally {
    clock.close();
    rmSync(directory, { recursive: true });
  }
}

const few = { numRuns: 60 };
const phones = ['15550001', '15550002'];
const phone = fc.constantFrom(...phones);
const keyId = fc.bigInt({ min: 1n, max: 3n });
/** Which of those made so far. */
const nth = fc.nat(20);

describe('what was true of a login before a restart is true after it', () => {
  it('of codes, whatever was done with them', () => {
    const step = fc.oneof(
      fc.record({ act: fc.constant('send' as const), phone, keyId }),
      fc.record({ act: fc.constantFrom('resend', 'mistake', 'use', 'cancel'), phone, nth }),
      fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 200_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps =>
        inDirectory((directory, clock) => {
          const codes = new LoginCodes(directory, clock);
          for (const one of steps) {
            if ('ms' in one) clock.advance(one.ms);
            else if ('keyId' in one) codes.send({ ...one, channel: 'sms' });
            else {
              const sent = codes.of(one.phone).at(one.nth % Math.max(codes.of(one.phone).length, 1));
              if (!sent) continue;
              if (one.act === 'resend') codes.send({ ...sent, channel: 'call' }, sent.hash);
              if (one.act === 'mistake') codes.mistake(sent);
              if (one.act === 'use') codes.use(sent);
              if (one.act === 'cancel') codes.cancel(sent);
            }
          }
          const again = new LoginCodes(directory, clock);
          for (const one of phones) expect(again.of(one)).toEqual(codes.of(one));
          codes.close();
          again.close();
        }),
      ),
      few,
    );
  });

  it('of QR codes, whatever was done with them', () => {
    const step = fc.oneof(
      fc.record({ act: fc.constant('export' as const), keyId }),
      fc.record({ act: fc.constantFrom('accept', 'use'), keyId, nth }),
      fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps =>
        inDirectory((directory, clock) => {
          const tokens = new QrTokens(directory, clock);
          const made: string[] = [];
          for (const one of steps) {
            if ('ms' in one) clock.advance(one.ms);
            else if (one.act === 'export') made.push(tokens.export(one.keyId, [7]).token);
            else {
              const token = 'nth' in one ? tokens.get(made[one.nth % made.length] ?? '') : null;
              if (!token) continue;
              if (one.act === 'accept' && !token.accepted) tokens.accept(token, 42);
              if (one.act === 'use') tokens.use(token, one.keyId);
            }
          }
          const again = new QrTokens(directory, clock);
          for (const token of made) expect(again.get(token)).toEqual(tokens.get(token));
          for (const key of [1n, 2n, 3n]) expect(again.shownBy(key)).toEqual(tokens.shownBy(key));
          expect(again.waiting()).toEqual(tokens.waiting());
          tokens.close();
          again.close();
        }),
      ),
      few,
    );
  });

  it('of keys, whoever logged in and out with them', () => {
    const secrets = [1, 2, 3].map(byte => Buffer.alloc(256, byte));
    const userId = fc.constantFrom(11, 12);
    const step = fc.record({
      act: fc.constantFrom('log in', 'owe', 'log out', 'revoke', 'call', 'describe', 'confirm'),
      nth: fc.nat(2),
      userId,
      at: fc.nat(10_000_000),
    });
    const client = {
      deviceModel: 'd',
      systemVersion: 's',
      appVersion: 'a',
      systemLangCode: 'en',
      langPack: '',
      langCode: 'en',
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps =>
        inDirectory(directory => {
          const keys = new AuthKeys(directory);
          for (const secret of secrets) keys.create(secret, 1n, 1);
          for (const { act, nth: index, userId: who, at } of steps) {
            const key = keys.get(authKeyId(secrets[index] ?? Buffer.alloc(256)));
            if (!key) continue;
            if (act === 'log in') keys.logIn(key, who, newLogin(at, { confirmed: false }));
            if (act === 'owe') keys.owePassword(key, who, newLogin(at, { confirmed: false }));
            if (act === 'confirm') keys.confirm(key);
            if (act === 'log out' || act === 'revoke') keys.logOut(key, { revoked: act === 'revoke' });
            if (act === 'call') keys.noteActivity(key, at);
            if (act === 'describe') keys.describeClient(key, { ...client, apiId: at + 1 });
          }
          const again = new AuthKeys(directory);
          for (const secret of secrets)
            expect(again.get(authKeyId(secret))).toEqual(keys.get(authKeyId(secret)));
          for (const who of [11, 12]) {
            expect(again.begunBy(who)).toEqual(keys.begunBy(who));
            expect(again.of(who).every(key => key.userId === who)).toBe(true);
          }
          keys.close();
          again.close();
        }),
      ),
      few,
    );
  });
});
