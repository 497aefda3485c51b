import { Api } from 'telegram';
import type { CallResult, Run } from '../telegram/call.ts';
import type { Connection, TelegramApp } from '../telegram/connection.ts';

/** Where a code went, and what it has to be shown with. */
export type SentCode = { phoneCodeHash: string; sentBy: 'app' | 'sms' | 'call' | 'other'; length: number };

/** Digits of a code of whose length Telegram says nothing. */
const USUAL_LENGTH = 5;

/** Has Telegram send a code to a number. */
export async function sendCode(
  run: Run,
  connection: Connection,
  app: TelegramApp,
  phoneNumber: string,
): Promise<CallResult<SentCode>> {
  const settings = new Api.CodeSettings({});
  const request = () =>
    run('auth.SendCode', () => connection.invoke(new Api.auth.SendCode({ phoneNumber, ...app, settings })));
  const asked = connection.dataCenter;
  const first = await request();
  // PHONE_MIGRATE: nothing was sent, and the client has moved to the number's own data centre.
  const moved = first.status === 'failed' && connection.dataCenter !== asked;
  const result = moved ? await request() : first;
  if (result.status === 'failed') return result;
  const sent = result.value;
  if (!(sent instanceof Api.auth.SentCode)) throw new Error(`${sent.className} in place of a sent code`);
  return { status: 'ok', value: { phoneCodeHash: sent.phoneCodeHash, ...wayOf(sent.type) } };
}

function wayOf(type: Api.auth.TypeSentCodeType): Pick<SentCode, 'sentBy' | 'length'> {
  const length = 'length' in type ? type.length : USUAL_LENGTH;
  if (type instanceof Api.auth.SentCodeTypeApp) return { sentBy: 'app', length };
  if (type instanceof Api.auth.SentCodeTypeSms) return { sentBy: 'sms', length };
  const calls = type instanceof Api.auth.SentCodeTypeCall || type instanceof Api.auth.SentCodeTypeMissedCall;
  return { sentBy: calls ? 'call' : 'other', length };
}
