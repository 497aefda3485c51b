import { Api } from 'telegram';
import { describe, expect, it } from 'vitest';
import { proofOf } from './submit-code.ts';

describe('a code that is entered', () => {
  it('is shown to Telegram as that of a phone, or of a mailbox where it was sent to one', () => {
    expect(proofOf({ codeSentBy: 'sms', codeLength: 5 }, '12345')).toEqual({ phoneCode: '12345' });
    const { emailVerification } = proofOf({ codeSentBy: 'email', codeLength: 6 }, '123456');
    expect(emailVerification).toBeInstanceOf(Api.EmailVerificationCode);
    expect(emailVerification).toMatchObject({ code: '123456' });
  });

  it('may be a word where one was sent, and costs no try where it was not', () => {
    expect(proofOf({ codeSentBy: 'sms', codeLength: null }, 'orange')).toEqual({ phoneCode: 'orange' });
    expect(() => proofOf({ codeSentBy: 'sms', codeLength: 5 }, 'orange')).toThrow(
      expect.objectContaining({ code: 'code_invalid' }),
    );
  });
});
