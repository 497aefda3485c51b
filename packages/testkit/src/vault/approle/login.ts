import { z } from 'zod';
import { fieldsOf, text } from '../body.ts';
import { inCidrs, withinCidrs } from '../cidr.ts';
import { failedOf, invalidRequest, loggedIn, type Reply } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { authOf, issueToken } from '../token/token.ts';
import { lifetime } from '../token/ttl.ts';
import type { Role, SecretId } from './role.ts';
import { appRolesOf, hashOf, liveSecretIds, removeSecretId } from './secret-id.ts';

const Login = z.object({ role_id: text.default(''), secret_id: text.default('') });

/** One answer for whatever is not known, so that nobody learns which half was right. */
const INVALID = invalidRequest('invalid role or secret ID');

/** https://developer.hashicorp.com/vault/api-docs/auth/approle#login-with-approle */
export const loginRoute: Route = { path: 'login', access: 'open', write: login };

function login(call: OpenCall): Reply {
  const parsed = fieldsOf(Login, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const roleId = parsed.fields.role_id.trim();
  if (roleId === '') return invalidRequest('missing role_id');
  const found = Object.entries(appRolesOf(call).roles).find(([, role]) => role.roleId === roleId);
  if (found === undefined) return INVALID;
  const [name, role] = found;
  if (!role.bindSecretId) return admit(call, name, role, undefined);
  const given = parsed.fields.secret_id.trim();
  if (given === '') return invalidRequest('missing secret_id');
  return withSecretId(call, name, role, hashOf(given));
}

function withSecretId(call: OpenCall, name: string, role: Role, hash: string): Reply {
  const kept = appRolesOf(call);
  const secretId = liveSecretIds(kept, name, call.now).find(each => each.hash === hash);
  if (secretId === undefined) return INVALID;
  // A use is a use, also when the address turns out to be a wrong one.
  if (secretId.usesLeft === 1) removeSecretId(kept, name, secretId);
  else if (secretId.usesLeft > 1) secretId.usesLeft -= 1;
  secretId.updatedAt = call.now;
  const { remoteAddress } = call.request;
  if (role.secretIdBoundCidrs.length > 0 && !withinCidrs(secretId.cidrs, role.secretIdBoundCidrs))
    return failedOf(
      500,
      'failed to verify subset relationship between CIDR blocks on the role and secret ID',
    );
  if (secretId.cidrs.length > 0 && !inCidrs(remoteAddress, secretId.cidrs))
    return invalidRequest(
      `source address "${remoteAddress}" unauthorized through CIDR restrictions on the secret ID`,
    );
  return admit(call, name, role, secretId);
}

function admit(call: OpenCall, name: string, role: Role, secretId: SecretId | undefined): Reply {
  const { state, now, mount, mountPath, request } = call;
  if (role.secretIdBoundCidrs.length > 0 && !inCidrs(request.remoteAddress, role.secretIdBoundCidrs))
    return invalidRequest(
      `source address "${request.remoteAddress}" unauthorized by CIDR restrictions on the role`,
    );
  const life = lifetime(mount, {
    asked: role.tokenTtl,
    maxTtl: role.tokenMaxTtl,
    explicitMaxTtl: role.tokenExplicitMaxTtl,
    period: role.tokenPeriod,
    age: 0,
  });
  if (life.status === 'past-max') return invalidRequest('past the max TTL');
  const policies = new Set([...(role.tokenNoDefaultPolicy ? [] : ['default']), ...role.tokenPolicies]);
  const boundCidrs = secretId?.tokenBoundCidrs ?? [];
  const token = issueToken(state, now, life.ttl, {
    policies: [...policies].sort(),
    displayName: 'approle',
    path: `${mountPath}login`,
    meta: { role_name: name, ...secretId?.metadata },
    maxTtl: role.tokenMaxTtl,
    explicitMaxTtl: role.tokenExplicitMaxTtl,
    period: role.tokenPeriod,
    numUses: role.tokenNumUses,
    boundCidrs: boundCidrs.length > 0 ? boundCidrs : role.tokenBoundCidrs,
    role: { mountUuid: mount.uuid, name },
  });
  return loggedIn(authOf(token, now), life.warnings);
}
