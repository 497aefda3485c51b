import type { CodeWay } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import { failure } from '../errors/failure.ts';
import type { CallResult } from '../telegram/call.ts';
import type { Connection } from '../telegram/connection.ts';
import type { Ask } from './ask.ts';
import { CODE_TRIES } from './limits.ts';

/** A code on its way: what has to be shown with it, and what an attempt notes of it. */
export type SentCode = {
  phoneCodeHash: string;
  noted: {
    codeSentBy: CodeWay;
    codeLength: number | null;
    codeNextBy: CodeWay | null;
    codeNextAt: Date | null;
    codeTriesLeft: number;
  };
};

/** Has Telegram send a code to a number. */
export async function sendCode(
  ask: Ask,
  connection: Connection,
  phoneNumber: string,
): Promise<CallResult<SentCode>> {
  const settings = new Api.CodeSettings({});
  const request = () => ask(connection, new Api.auth.SendCode({ phoneNumber, ...connection.app, settings }));
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

/** What Telegram says of a code it was asked for. */
export function toSentCode(answer: CallResult<Api.auth.TypeSentCode>): CallResult<SentCode> {
  if (answer.status === 'failed') return answer;
  const sent = answer.value;
  const kind = sent instanceof Api.auth.SentCode ? kindOf(sent.type) : null;
  if (!(sent instanceof Api.auth.SentCode) || !kind) return UNSUPPORTED;
  const { phoneCodeHash, nextType, timeout } = sent;
  const noted = {
    ...kind,
    codeNextBy: nextType ? nextWayOf(nextType) : null,
    codeNextAt: nextType ? new Date(clock.now() + (timeout ?? 0) * 1000) : null,
    codeTriesLeft: CODE_TRIES,
  };
  return { status: 'ok', value: { phoneCodeHash, noted } };
}

/** Telegram wants to be convinced in a way that a person cannot enter here. */
const UNSUPPORTED = { status: 'failed', failure: failure('login_way_unsupported', 'refused') } as const;

const { auth } = Api;

/**
 * How each kind of code arrives (https://core.telegram.org/api/auth#code-types). Not here are those that another
 * device has to receive (Firebase, a flash call), and the address for codes that some accounts have to set up first.
 */
const WAYS = [
  [auth.SentCodeTypeApp, 'app'],
  [auth.SentCodeTypeSms, 'sms'],
  [auth.SentCodeTypeSmsWord, 'sms'],
  [auth.SentCodeTypeSmsPhrase, 'sms'],
  [auth.SentCodeTypeCall, 'call'],
  [auth.SentCodeTypeMissedCall, 'call'],
  [auth.SentCodeTypeEmailCode, 'email'],
  [auth.SentCodeTypeFragmentSms, 'other'],
] as const;

function kindOf(type: Api.auth.TypeSentCodeType): { codeSentBy: CodeWay; codeLength: number | null } | null {
  const way = WAYS.find(([kind]) => type instanceof kind)?.[1];
  if (!way) return null;
  return { codeSentBy: way, codeLength: 'length' in type ? type.length : null };
}

function nextWayOf(type: Api.auth.TypeCodeType): CodeWay {
  if (type instanceof Api.auth.CodeTypeSms) return 'sms';
  const calls = type instanceof Api.auth.CodeTypeCall || type instanceof Api.auth.CodeTypeMissedCall;
  return calls ? 'call' : 'other';
}
