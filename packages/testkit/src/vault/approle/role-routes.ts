import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { count, duration, fieldsOf, flag, names, text } from '../body.ts';
import { isCidr } from '../cidr.ts';
import { failed, invalidRequest, keys, noContent, notFound, type Reply, secret } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import type { Role } from './role.ts';
import { appRolesOf, roleName, roleOf } from './secret-id.ts';

/** https://developer.hashicorp.com/vault/api-docs/auth/approle#create-update-approle */
export const roleRoutes: readonly Route[] = [
  { path: 'role', access: 'token', list: call => keys(Object.keys(appRolesOf(call).roles)) },
  {
    path: 'role/:role',
    access: 'token',
    exists: call => roleOf(call) !== undefined,
    read: call => {
      const role = roleOf(call);
      return role === undefined ? notFound : secret(describe(role));
    },
    write: writeRole,
    delete: call => {
      const kept = appRolesOf(call);
      delete kept.roles[roleName(call)];
      delete kept.secretIds[roleName(call)];
      return noContent;
    },
  },
  {
    path: 'role/:role/role-id',
    access: 'token',
    read: call => {
      const role = roleOf(call);
      return role === undefined ? notFound : secret({ role_id: role.roleId });
    },
    write: call => {
      const role = roleOf(call);
      const parsed = fieldsOf(z.object({ role_id: text.default('') }), call.request.body);
      if (role === undefined) return failed(404, `role "${roleName(call)}" does not exist`);
      if (!parsed.ok || parsed.fields.role_id === '') return invalidRequest('missing role_id');
      role.roleId = parsed.fields.role_id;
      return noContent;
    },
  },
];

const cidrs = names.refine(blocks => blocks.every(isCidr), 'invalid CIDR');

const Fields = z.object({
  role_id: text.optional(),
  bind_secret_id: flag.optional(),
  secret_id_bound_cidrs: cidrs.optional(),
  secret_id_num_uses: count.optional(),
  secret_id_ttl: duration.optional(),
  token_ttl: duration.optional(),
  token_max_ttl: duration.optional(),
  token_policies: names.optional(),
  token_bound_cidrs: cidrs.optional(),
  token_explicit_max_ttl: duration.optional(),
  token_no_default_policy: flag.optional(),
  token_num_uses: count.optional(),
  token_period: duration.optional(),
  token_type: z.enum(['', 'default', 'default-service', 'service']).optional(),
});

const newRole = (): Role => ({
  roleId: randomUUID(),
  bindSecretId: true,
  secretIdBoundCidrs: [],
  secretIdNumUses: 0,
  secretIdTtl: 0,
  tokenTtl: 0,
  tokenMaxTtl: 0,
  tokenPolicies: [],
  tokenBoundCidrs: [],
  tokenExplicitMaxTtl: 0,
  tokenNoDefaultPolicy: false,
  tokenNumUses: 0,
  tokenPeriod: 0,
});

/** What is not named stays as it is. */
function writeRole(call: OpenCall): Reply {
  const parsed = fieldsOf(Fields, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const { fields } = parsed;
  const before = roleOf(call) ?? newRole();
  const role: Role = {
    roleId: fields.role_id ?? before.roleId,
    bindSecretId: fields.bind_secret_id ?? before.bindSecretId,
    secretIdBoundCidrs: fields.secret_id_bound_cidrs ?? before.secretIdBoundCidrs,
    secretIdNumUses: fields.secret_id_num_uses ?? before.secretIdNumUses,
    secretIdTtl: fields.secret_id_ttl ?? before.secretIdTtl,
    tokenTtl: fields.token_ttl ?? before.tokenTtl,
    tokenMaxTtl: fields.token_max_ttl ?? before.tokenMaxTtl,
    tokenPolicies: fields.token_policies ?? before.tokenPolicies,
    tokenBoundCidrs: fields.token_bound_cidrs ?? before.tokenBoundCidrs,
    tokenExplicitMaxTtl: fields.token_explicit_max_ttl ?? before.tokenExplicitMaxTtl,
    tokenNoDefaultPolicy: fields.token_no_default_policy ?? before.tokenNoDefaultPolicy,
    tokenNumUses: fields.token_num_uses ?? before.tokenNumUses,
    tokenPeriod: fields.token_period ?? before.tokenPeriod,
  };
  if (!role.bindSecretId && role.secretIdBoundCidrs.length === 0 && role.tokenBoundCidrs.length === 0)
    return invalidRequest('at least one constraint should be enabled on the role');
  if (role.tokenMaxTtl > 0 && role.tokenTtl > role.tokenMaxTtl)
    return invalidRequest("'token_ttl' cannot be greater than 'token_max_ttl'");
  appRolesOf(call).roles[roleName(call)] = role;
  return noContent;
}

const describe = (role: Role): Record<string, unknown> => ({
  bind_secret_id: role.bindSecretId,
  local_secret_ids: false,
  secret_id_bound_cidrs: role.secretIdBoundCidrs.length === 0 ? null : role.secretIdBoundCidrs,
  secret_id_num_uses: role.secretIdNumUses,
  secret_id_ttl: role.secretIdTtl,
  token_bound_cidrs: role.tokenBoundCidrs,
  token_explicit_max_ttl: role.tokenExplicitMaxTtl,
  token_max_ttl: role.tokenMaxTtl,
  token_no_default_policy: role.tokenNoDefaultPolicy,
  token_num_uses: role.tokenNumUses,
  token_period: role.tokenPeriod,
  token_policies: role.tokenPolicies,
  token_ttl: role.tokenTtl,
  token_type: 'default',
});
