import {
  type Access,
  asksForUser,
  ROLES,
  SERVICE_TOKEN_HEADER,
  type Service,
  type UserAccess,
} from '@muster/contracts';
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
  if (asksForUser(access)) await authorizeUser(request, access, verifiers);
}

/** Lets a request through if its Authorization header proves a user whom this rule admits. */
export async function authorizeUser(
  request: FastifyRequest,
  access: UserAccess,
  { verifyUser }: Pick<Verifiers, 'verifyUser'>,
): Promise<void> {
  const token = bearerToken(request.headers.authorization);
  request.user = token ? await verifyUser(token) : null;
  if (!request.user) throw problem('unauthenticated');
  if (!isAdmitted(request.user, access)) throw problem('forbidden');
}

function isAdmitted({ role, operator }: UserIdentity, access: UserAccess): boolean {
  return access.kind === 'operator' ? operator : ROLES.indexOf(role) >= ROLES.indexOf(access.role);
}
