import { Api } from 'telegram';
import { describe, expect, it } from 'vitest';
import { toSentCode } from './send-code.ts';

const { auth } = Api;

const sent = (type: Api.auth.TypeSentCodeType) =>
  toSentCode({ status: 'ok', value: new auth.SentCode({ type, phoneCodeHash: 'hash' }) });

describe('a code that Telegram has sent', () => {
  it.each([
    [new auth.SentCodeTypeApp({ length: 5 }), 'app', 5],
    [new auth.SentCodeTypeSms({ length: 6 }), 'sms', 6],
    [new auth.SentCodeTypeSmsWord({ beginning: 'o' }), 'sms', null],
    [new auth.SentCodeTypeSmsPhrase({}), 'sms', null],
    [new auth.SentCodeTypeCall({ length: 5 }), 'call', 5],
    [new auth.SentCodeTypeEmailCode({ emailPattern: 'a***@example.org', length: 6 }), 'email', 6],
    [new auth.SentCodeTypeFragmentSms({ url: 'https://fragment.com/login/1', length: 5 }), 'other', 5],
  ])('of the kind of $0.className goes by $1', (type, codeSentBy, codeLength) => {
    expect(sent(type)).toMatchObject({ status: 'ok', value: { noted: { codeSentBy, codeLength } } });
  });

  it.each([
    sent(new auth.SentCodeTypeSetUpEmailRequired({})),
    sent(new auth.SentCodeTypeFlashCall({ pattern: '*' })),
    sent(new auth.SentCodeTypeFirebaseSms({ length: 5 })),
    toSentCode({
      status: 'ok',
      value: new auth.SentCodeSuccess({ authorization: new auth.AuthorizationSignUpRequired({}) }),
    }),
  ])('that nobody can enter here is said so, and not waited for', answer => {
    expect(answer).toMatchObject({ status: 'failed', failure: { code: 'login_way_unsupported' } });
  });
});
