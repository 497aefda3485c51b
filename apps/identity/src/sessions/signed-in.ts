import type { SignedIn, User } from '@muster/contracts';
import type { FastifyReply } from 'fastify';
import type { AccessTokens } from '../access-tokens/access-tokens.ts';
import type { RefreshCookie } from './refresh-cookie.ts';
import type { Refresh } from './start-session.ts';

/** Hands out both tokens: the access token in the body, the refresh token in its cookie. */
export function signedIn(
  { accessTokens, refreshCookie }: { accessTokens: AccessTokens; refreshCookie: RefreshCookie },
  reply: FastifyReply,
  user: User,
  refresh: Refresh,
): SignedIn {
  const { token, expiresAtMs } = accessTokens.issue(user);
  refreshCookie.set(reply, refresh);
  reply.header('cache-control', 'no-store');
  return { accessToken: token, expiresAt: new Date(expiresAtMs).toISOString(), user };
}
