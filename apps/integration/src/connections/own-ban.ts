import type { Middleware } from '../telegram/call.ts';

/** A banned number is the account's own, except in a login: its account is banned, and no other number helps. */
export const ownBan: Middleware = async (_call, next) => {
  const result = await next();
  if (result.status === 'ok' || result.failure.code !== 'phone_banned') return result;
  return { status: 'failed', failure: { ...result.failure, code: 'account_banned' } };
};
