import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

const NAME = 'muster_refresh';

/** Sets, reads and clears the refresh token's cookie, which no script and no other site can use. */
export function createRefreshCookie(mode: Config['MUSTER_MODE']) {
  const attributes = {
    httpOnly: true,
    sameSite: 'strict',
    path: '/api/v1/auth',
    // Development and the demo are served over plain HTTP.
    secure: mode === 'production',
  } as const;
  return {
    read: (request: FastifyRequest): string | undefined => request.cookies[NAME],
    set: (reply: FastifyReply, { token, expiresAt }: { token: string; expiresAt: Date }) =>
      reply.setCookie(NAME, token, { ...attributes, expires: expiresAt }),
    clear: (reply: FastifyReply) => reply.clearCookie(NAME, attributes),
  };
}
export type RefreshCookie = ReturnType<typeof createRefreshCookie>;
