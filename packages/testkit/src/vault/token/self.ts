import { z } from 'zod';
import { duration, fieldsOf } from '../body.ts';
import { failed, invalidRequest, loggedIn, noContent, type Reply, secret } from '../http/reply.ts';
import type { Call, OpenCall, Route } from '../http/route.ts';
import { authOf, revokeToken, type Token, ttlOf } from './token.ts';
import { lifetime } from './ttl.ts';

/** https://developer.hashicorp.com/vault/api-docs/auth/token: what a token may do with itself. */
export const selfRoutes: readonly Route[] = [
  { path: 'lookup-self', access: 'token', read: ({ token, now }) => secret(describe(token, now)) },
  { path: 'renew-self', access: 'token', write: call => renew(call, call.token) },
  {
    path: 'revoke-self',
    access: 'token',
    write: ({ state, token }) => {
      revokeToken(state, token);
      return noContent;
    },
  },
];

export const describe = (token: Token, now: number): Record<string, unknown> => ({
  accessor: token.accessor,
  creation_time: Math.floor(token.createdAt / 1000),
  creation_ttl: token.creationTtl,
  display_name: token.displayName,
  entity_id: '',
  expire_time: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
  explicit_max_ttl: token.explicitMaxTtl,
  id: token.id,
  issue_time: new Date(token.createdAt).toISOString(),
  meta: token.meta,
  num_uses: token.usesLeft,
  orphan: token.parent === null,
  path: token.path,
  policies: token.policies,
  renewable: token.renewable,
  ttl: ttlOf(token, now),
  type: 'service',
  ...(token.period === 0 ? {} : { period: token.period }),
  ...(token.boundCidrs.length === 0 ? {} : { bound_cidrs: token.boundCidrs }),
  ...(token.renewedAt === null
    ? {}
    : {
        last_renewal: new Date(token.renewedAt).toISOString(),
        last_renewal_time: Math.floor(token.renewedAt / 1000),
      }),
});

const Renew = z.object({ increment: duration.default(0) });

/** Lengthens a token's life from now on, within its bounds and its role's as the role is now. */
export function renew({ state, request, now }: OpenCall | Call, token: Token): Reply {
  const parsed = fieldsOf(Renew, request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  if (!token.renewable || token.expiresAt === null) return invalidRequest('lease is not renewable');
  const role = token.role === null ? undefined : state.appRoles[token.role.mountUuid]?.roles[token.role.name];
  if (token.role !== null && role === undefined)
    return failed(500, `role "${token.role.name}" does not exist during renewal`);
  const mount = Object.values(state.authMounts).find(each =>
    token.role === null ? each.type === 'token' : each.uuid === token.role.mountUuid,
  );
  const life = lifetime(mount, {
    asked: parsed.fields.increment || (role?.tokenTtl ?? token.creationTtl),
    maxTtl: role?.tokenMaxTtl ?? token.maxTtl,
    explicitMaxTtl: token.explicitMaxTtl,
    period: role?.tokenPeriod ?? token.period,
    age: Math.floor((now - token.createdAt) / 1000),
  });
  if (life.status === 'past-max') return invalidRequest('past the max TTL, cannot renew');
  token.expiresAt = now + life.ttl * 1000;
  token.renewedAt = now;
  return loggedIn(authOf(token, now), life.warnings);
}
