/**
 * The answer to a call that Telegram refuses. The names are Telegram's own: https://core.telegram.org/api/errors
 * and the page of each method.
 */
export class RpcError extends Error {
  override name = 'RpcError';
  readonly code: number;

  constructor(name: string, code: number = codeOf(name)) {
    super(name);
    this.code = code;
  }
}

/** Names whose code is not 400, and cannot be told from their beginning. */
const codes: Readonly<Record<string, number | undefined>> = {
  SESSION_PASSWORD_NEEDED: 401,
  USER_DEACTIVATED: 401,
  USER_DEACTIVATED_BAN: 401,
  CHAT_WRITE_FORBIDDEN: 403,
  USER_PRIVACY_RESTRICTED: 403,
  USER_CHANNELS_TOO_MUCH: 403,
  USER_NOT_MUTUAL_CONTACT: 403,
  PRIVACY_PREMIUM_REQUIRED: 403,
  AUTH_KEY_DUPLICATED: 406,
  CHANNEL_PRIVATE: 406,
  PHONE_PASSWORD_FLOOD: 406,
  PHONE_NUMBER_INVALID: 406,
  SEND_CODE_UNAVAILABLE: 406,
  UPDATE_APP_TO_LOGIN: 406,
  FRESH_RESET_AUTHORISATION_FORBIDDEN: 406,
  FROZEN_METHOD_INVALID: 420,
  INTERNAL: 500,
};

const codesByPattern: readonly (readonly [RegExp, number])[] = [
  [/_MIGRATE_\d+$/, 303],
  [/^(AUTH_KEY_|SESSION_)/, 401],
  [/_WAIT_\d+$/, 420],
];

/** The code that goes with an error's name. */
export function codeOf(name: string): number {
  return codes[name] ?? codesByPattern.find(([pattern]) => pattern.test(name))?.[1] ?? 400;
}
