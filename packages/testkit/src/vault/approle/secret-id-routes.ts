import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { count, duration, fieldsOf, names, text } from '../body.ts';
import { isCidr, withinCidrs } from '../cidr.ts';
import { failed, invalidRequest, keys, noContent, type Reply, secret } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { SERVER_TTL } from '../token/ttl.ts';
import type { SecretId } from './role.ts';
import { appRolesOf, hashOf, liveSecretIds, removeSecretId, roleName, roleOf } from './secret-id.ts';

/** https://developer.hashicorp.com/vault/api-docs/auth/approle#generate-new-secret-id and what follows it */
export const secretIdRoutes: readonly Route[] = [
  {
    path: 'role/:role/secret-id',
    access: 'token',
    list: call =>
      ofRole(call, () =>
        keys(liveSecretIds(appRolesOf(call), roleName(call), call.now).map(id => id.accessor)),
      ),
    write: call => ofRole(call, () => issue(call, randomUUID())),
  },
  {
    path: 'role/:role/custom-secret-id',
    access: 'token',
    write: call =>
      ofRole(call, () => {
        const given = text.safeParse(call.request.body.secret_id ?? '');
        return given.success && given.data !== ''
          ? issue(call, given.data)
          : invalidRequest('missing secret_id');
      }),
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
        return found === undefined ? noSuchAccessor(call) : secret(describe(found));
      }),
  },
  {
    path: 'role/:role/secret-id-accessor/destroy',
    access: 'token',
    write: destroyByAccessor,
    delete: destroyByAccessor,
  },
];

const ofRole = (call: OpenCall, answer: () => Reply): Reply =>
  roleOf(call) === undefined ? failed(404, `role "${roleName(call)}" does not exist`) : answer();

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

const noSuchAccessor = (call: OpenCall): Reply =>
  failed(404, `failed to find accessor entry for secret_id_accessor: "${asked(call, 'secret_id_accessor')}"`);

/** To destroy one that is not there is no failure. */
function destroy(call: OpenCall): Reply {
  return ofRole(call, () => {
    const found = bySecretId(call);
    if (found === 'missing') return invalidRequest('missing secret_id');
    if (found !== undefined) removeSecretId(appRolesOf(call), roleName(call), found);
    return noContent;
  });
}

function destroyByAccessor(call: OpenCall): Reply {
  return ofRole(call, () => {
    const found = byAccessor(call);
    if (found === 'missing') return invalidRequest('missing secret_id_accessor');
    if (found === undefined) return noSuchAccessor(call);
    removeSecretId(appRolesOf(call), roleName(call), found);
    return noContent;
  });
}

const cidrs = names.refine(blocks => blocks.every(isCidr), 'invalid CIDR').default([]);
const Fields = z.object({
  metadata: z.string().default('{}'),
  cidr_list: cidrs,
  token_bound_cidrs: cidrs,
  num_uses: count.optional(),
  ttl: duration.optional(),
});

function issue(call: OpenCall, value: string): Reply {
  const role = roleOf(call);
  const parsed = fieldsOf(Fields, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  if (role?.bindSecretId !== true) return invalidRequest('bind_secret_id is not set on the role');
  const { cidr_list, token_bound_cidrs, num_uses = role.secretIdNumUses, ttl: askedTtl } = parsed.fields;
  // A role's own bounds are the widest a secret id may have; 0 is none.
  const exceeds = (given: number, bound: number) => bound > 0 && (given === 0 || given > bound);
  if (exceeds(num_uses, role.secretIdNumUses))
    return invalidRequest('num_uses cannot be higher than the role secret_id_num_uses');
  if (askedTtl !== undefined && exceeds(askedTtl, role.secretIdTtl))
    return invalidRequest('ttl cannot be longer than the role secret_id_ttl');
  for (const [blocks, within] of [
    [cidr_list, role.secretIdBoundCidrs],
    [token_bound_cidrs, role.tokenBoundCidrs],
  ] as const) {
    if (within.length > 0 && !withinCidrs(blocks, within))
      return failed(
        500,
        'failed to verify subset relationship between CIDR blocks on the role and secret ID',
      );
  }
  const metadata = z.record(z.string(), z.string()).safeParse(parseJson(parsed.fields.metadata));
  if (!metadata.success) return invalidRequest('failed to parse metadata');
  const kept = appRolesOf(call);
  const name = roleName(call);
  const before = liveSecretIds(kept, name, call.now);
  if (before.some(id => id.hash === hashOf(value)))
    return failed(500, 'failed to store secret_id: secret_id is already registered');
  const ttl = Math.min(
    (askedTtl ?? role.secretIdTtl) || Number.POSITIVE_INFINITY,
    call.mount.maxTtl || SERVER_TTL,
  );
  const isBounded = (askedTtl ?? role.secretIdTtl) > 0;
  const secretId: SecretId = {
    hash: hashOf(value),
    accessor: randomUUID(),
    cidrs: cidr_list,
    tokenBoundCidrs: token_bound_cidrs,
    metadata: metadata.data,
    usesLeft: num_uses,
    ttl: isBounded ? ttl : 0,
    createdAt: call.now,
    updatedAt: call.now,
    expiresAt: isBounded ? call.now + ttl * 1000 : null,
  };
  kept.secretIds[name] = [...before, secretId];
  return secret({
    secret_id: value,
    secret_id_accessor: secretId.accessor,
    secret_id_num_uses: num_uses,
    secret_id_ttl: secretId.ttl,
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
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
