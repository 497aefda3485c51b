import type { CodeWay } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import type { CallResult } from '../telegram/call.ts';
import type { Connection, TelegramApp } from '../telegram/connection.ts';
import type { Ask } from './ask.ts';
import { CODE_TRIES } from './limits.ts';

/** A code on its way: what has to be shown with it, and what an attempt notes of it. */
export type SentCode = {
  phoneCodeHash: string;
  noted: {
    codeSentBy: CodeWay;
    codeLength: number;
    codeNextBy: CodeWay | null;
    codeNextAt: Date | null;
    codeTriesLeft: number;
  };
};

/** Digits of a code of whose length Telegram says nothing. */
const USUAL_LENGTH = 5;

/** Has Telegram send a code to a number. */
export async function sendCode(
  ask: Ask,
  connection: Connection,
  app: TelegramApp,
  phoneNumber: string,
): Promise<CallResult<SentCode>> {
  const settings = new Api.CodeSettings({});
  const request = () => ask(connection, new Api.auth.SendCode({ phoneNumber, ...app, settings }));
  const asked = connection.dataCenter;
  const first = await request();
  // PHONE_MIGRATE: nothing was sent, and the client has moved to the number's own data centre.
  const moved = first.status === 'failed' && connection.dataCenter !== asked;
  // AUTH_RESTART asks for exactly this: https://core.telegram.org/method/auth.sendCode
  const restart = first.status === 'failed' && first.failure.code === 'login_restarted';
  return toSentCode(moved || restart ? await request() : first);
}

/** Has Telegram send another code in place of one it has sent. */
export async function sendCodeAgain(
  ask: Ask,
  connection: Connection,
  { phone: phoneNumber, phoneCodeHash }: { phone: string; phoneCodeHash: string },
): Promise<CallResult<SentCode>> {
  return toSentCode(await ask(connection, new Api.auth.ResendCode({ phoneNumber, phoneCodeHash })));
}

function toSentCode(answer: CallResult<Api.auth.TypeSentCode>): CallResult<SentCode> {
  if (answer.status === 'failed') return answer;
  const sent = answer.value;
  if (!(sent instanceof Api.auth.SentCode)) throw new Error(`${sent.className} in place of a sent code`);
  const { phoneCodeHash, type, nextType, timeout } = sent;
  const noted = {
    codeSentBy: wayOf(type),
    codeLength: 'length' in type ? type.length : USUAL_LENGTH,
    codeNextBy: nextType ? nextWayOf(nextType) : null,
    codeNextAt: nextType ? new Date(clock.now() + (timeout ?? 0) * 1000) : null,
    codeTriesLeft: CODE_TRIES,
  };
  return { status: 'ok', value: { phoneCodeHash, noted } };
}

function wayOf(type: Api.auth.TypeSentCodeType): CodeWay {
  if (type instanceof Api.auth.SentCodeTypeApp) return 'app';
  if (type instanceof Api.auth.SentCodeTypeSms) return 'sms';
  const calls = type instanceof Api.auth.SentCodeTypeCall || type instanceof Api.auth.SentCodeTypeMissedCall;
  return calls ? 'call' : 'other';
}

function nextWayOf(type: Api.auth.TypeCodeType): CodeWay {
  if (type instanceof Api.auth.CodeTypeSms) return 'sms';
  const calls = type instanceof Api.auth.CodeTypeCall || type instanceof Api.auth.CodeTypeMissedCall;
  return calls ? 'call' : 'other';
}
