import type { z } from 'zod';
import type { ErrorCode } from './errors/catalogue.ts';

/** Every process that answers HTTP and holds a signing key of its own. */
export const SERVICES = [
  'gateway',
  'identity',
  'integration',
  'account-manager',
  'parsing',
  'invite',
] as const;
export type Service = (typeof SERVICES)[number];

/** Every process of the suite, the workers of services among them. */
export const PROCESSES = [...SERVICES, 'parsing-worker', 'invite-worker'] as const;

/**
 * Who may call a route.
 * - `anyone`: no user token; still only through the gateway.
 * - `user`: a signed-in user whose role is at least `role`, through the gateway or a service acting for them.
 * - `operator`: the signed-in operator of the installation, whatever their role in a team.
 * - `services`: background work of the named services; such a route is not reachable through the gateway.
 */
export type Access =
  | { kind: 'anyone' }
  | { kind: 'user'; role: Role }
  | { kind: 'operator' }
  | { kind: 'services'; callers: readonly Service[] };

/** Rules that ask for a user's access token. */
export type UserAccess = Extract<Access, { kind: 'user' | 'operator' }>;

export const asksForUser = (access: Access): access is UserAccess =>
  access.kind === 'user' || access.kind === 'operator';

/** Roles in a team, weakest first: each may do what the ones before it may. */
export const ROLES = ['viewer', 'member', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** One HTTP route: the single source of its types, validation, documentation and access rule. */
export type RouteContract = {
  /** Name of the operation in OpenAPI, unique in the suite. */
  operationId: string;
  /** The service that answers. */
  service: Service;
  summary: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `:name` parameters; public routes begin with `/api/v1`. */
  url: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The one successful answer; a route without `schema` answers without a body or streams. */
  success: {
    status: 200 | 201 | 202 | 204;
    schema?: z.ZodType;
    contentType?: 'text/event-stream' | 'text/csv';
  };
  /** Codes of the catalogue this route may answer with, besides those every route may. */
  errors?: readonly ErrorCode[];
  /** Creates or starts something: takes an `Idempotency-Key`, under which the same wish has one effect for 24 h. */
  idempotent?: true;
  /** Changes what two people may edit: takes `If-Match` with the version the wish is based on. */
  ifMatch?: true;
  /** Calls a minute and client address, enforced by the gateway; the installation's default where absent. */
  rateLimitPerMinute?: number;
};

/** Declares a route and keeps its exact types. */
export function defineRoute<const C extends RouteContract>(contract: C): C {
  return contract;
}
