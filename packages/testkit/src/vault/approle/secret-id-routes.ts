import { randomUUID } from 'node:crypto';
import { text } from '../body.ts';
import { failed, failedOf, invalidRequest, keys, noContent, type Reply, secret } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { issueSecretId } from './issue-secret-id.ts';
import type { SecretId } from './role.ts';
import { appRolesOf, hashOf, liveSecretIds, removeSecretId, roleName, roleOf } from './secret-id.ts';

/**
 * https://developer.hashicorp.com/vault/api-docs/auth/approle#generate-new-secret-id and what follows it. What is not
 * there is answered in as many ways as builtin/credential/approle/path_role.go has.
 */
export const secretIdRoutes: readonly Route[] = [
  {
    path: 'role/:role/secret-id',
    access: 'token',
    list: call => {
      if (roleOf(call) === undefined) return invalidRequest(noSuchRole(call));
      return keys(liveSecretIds(appRolesOf(call), roleName(call), call.now).map(id => id.accessor));
    },
    write: call => issue(call, randomUUID()),
  },
  {
    path: 'role/:role/custom-secret-id',
    access: 'token',
    write: call => {
      const given = text.safeParse(call.request.body.secret_id ?? '');
      return given.success && given.data !== ''
        ? issue(call, given.data)
        : invalidRequest('missing secret_id');
    },
  },
  {
    path: 'role/:role/secret-id/lookup',
    access: 'token',
    write: call =>
      ofRole(call, () => {
        const found = bySecretId(call);
        if (found === 'missing') return invalidRequest('missing secret_id');
        return found === undefined ? noContent : secret(describe(found));
      }),
  },
  { path: 'role/:role/secret-id/destroy', access: 'token', write: destroy, delete: destroy },
  {
    path: 'role/:role/secret-id-accessor/lookup',
    access: 'token',
    write: call =>
      ofRole(call, () => {
        const found = byAccessor(call);
        if (found === 'missing') return invalidRequest('missing secret_id_accessor');
        // An answer with a status of its own, and so no list of errors.
        if (found === undefined) return secret({ error: noSuchAccessor(call) }, { status: 404 });
        return secret(describe(found));
      }),
  },
  {
    path: 'role/:role/secret-id-accessor/destroy',
    access: 'token',
    write: destroyByAccessor,
    delete: destroyByAccessor,
  },
];

const noSuchRole = (call: OpenCall): string => `role "${roleName(call)}" does not exist`;

const ofRole = (call: OpenCall, answer: () => Reply): Reply =>
  roleOf(call) === undefined ? failedOf(500, noSuchRole(call)) : answer();

function issue(call: OpenCall, value: string): Reply {
  const role = roleOf(call);
  return role === undefined ? failed(404, noSuchRole(call)) : issueSecretId(call, role, value);
}

const asked = (call: OpenCall, field: string): string => {
  const value = call.request.body[field];
  return typeof value === 'string' ? value : '';
};

function bySecretId(call: OpenCall): SecretId | 'missing' | undefined {
  const given = asked(call, 'secret_id');
  if (given === '') return 'missing';
  return liveSecretIds(appRolesOf(call), roleName(call), call.now).find(id => id.hash === hashOf(given));
}

function byAccessor(call: OpenCall): SecretId | 'missing' | undefined {
  const given = asked(call, 'secret_id_accessor');
  if (given === '') return 'missing';
  return liveSecretIds(appRolesOf(call), roleName(call), call.now).find(id => id.accessor === given);
}

const noSuchAccessor = (call: OpenCall): string =>
  `failed to find accessor entry for secret_id_accessor: "${asked(call, 'secret_id_accessor')}"`;

/** To destroy one that is not there is no failure. */
function destroy(call: OpenCall): Reply {
  return ofRole(call, () => {
    const found = bySecretId(call);
    if (found === 'missing') return invalidRequest('missing secret_id');
    if (found !== undefined) removeSecretId(appRolesOf(call), roleName(call), found);
    return noContent;
  });
}

/** Ends nobody's token: Vault does not know which tokens were given under a secret id. */
function destroyByAccessor(call: OpenCall): Reply {
  return ofRole(call, () => {
    const found = byAccessor(call);
    if (found === 'missing') return invalidRequest('missing secret_id_accessor');
    if (found === undefined) return failedOf(500, noSuchAccessor(call));
    removeSecretId(appRolesOf(call), roleName(call), found);
    return noContent;
  });
}

const describe = (id: SecretId): Record<string, unknown> => ({
  cidr_list: id.cidrs,
  creation_time: new Date(id.createdAt).toISOString(),
  expiration_time: id.expiresAt === null ? '0001-01-01T00:00:00Z' : new Date(id.expiresAt).toISOString(),
  last_updated_time: new Date(id.updatedAt).toISOString(),
  metadata: id.metadata,
  secret_id_accessor: id.accessor,
  secret_id_num_uses: id.usesLeft,
  secret_id_ttl: id.ttl,
  token_bound_cidrs: id.tokenBoundCidrs,
});
