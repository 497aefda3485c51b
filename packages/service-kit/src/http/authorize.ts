import { type Access, ROLES, SERVICE_TOKEN_HEADER, type Service } from '@muster/contracts';
import type { FastifyRequest } from 'fastify';
import type { UserIdentity, VerifyUser } from '../auth/access-tokens.ts';
import { problem } from '../problem.ts';

/** What a service needs to tell its callers apart. */
export type Verifiers = {
  verifyUser: VerifyUser;
  verifyService(token: string): Promise<Service | null>;
};

declare module 'fastify' {
  interface FastifyRequest {
    user: UserIdentity | null;
    /** The service that called, as its token proves. */
    callingService: Service | null;
  }
}

/** The token of a bearer Authorization header. */
export function bearerToken(header: string | undefined): string | undefined {
  return header?.match(/^Bearer ([\w.~+/-]+=*)$/i)?.[1];
}

/**
 * Lets a request through if its caller may use a route with this access rule. Every route asks for the proof of a
 * service: users come through the gateway, which is one.
 */
export async function authorize(
  request: FastifyRequest,
  access: Access,
  verifiers: Verifiers,
): Promise<void> {
  const serviceToken = request.headers[SERVICE_TOKEN_HEADER];
  request.callingService =
    typeof serviceToken === 'string' ? await verifiers.verifyService(serviceToken) : null;
  if (!request.callingService) throw problem('unauthenticated');
  if (access.kind === 'services' && !access.callers.includes(request.callingService))
    throw problem('forbidden');
  if (access.kind === 'user') await authorizeUser(request, access.role, verifiers);
}

/** Lets a request through if its Authorization header proves a user of at least this role. */
export async function authorizeUser(
  request: FastifyRequest,
  role: Extract<Access, { kind: 'user' }>['role'],
  { verifyUser }: Pick<Verifiers, 'verifyUser'>,
): Promise<void> {
  const token = bearerToken(request.headers.authorization);
  request.user = token ? await verifyUser(token) : null;
  if (!request.user) throw problem('unauthenticated');
  if (ROLES.indexOf(request.user.role) < ROLES.indexOf(role)) throw problem('forbidden');
}
