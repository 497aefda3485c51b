import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { count, duration, fieldsOf, names } from '../body.ts';
import { isCidr, withinCidrs } from '../cidr.ts';
import { failedOf, invalidRequest, type Reply, secret } from '../http/reply.ts';
import type { OpenCall } from '../http/route.ts';
import { SERVER_TTL } from '../token/ttl.ts';
import type { Role, SecretId } from './role.ts';
import { appRolesOf, hashOf, liveSecretIds, roleName } from './secret-id.ts';

const cidrs = names.refine(blocks => blocks.every(isCidr), 'invalid CIDR').default([]);
const Fields = z.object({
  metadata: z.string().default('{}'),
  cidr_list: cidrs,
  token_bound_cidrs: cidrs,
  num_uses: count.optional(),
  ttl: duration.optional(),
});

/** Makes a secret id of this value, within the bounds of its role. */
export function issueSecretId(call: OpenCall, role: Role, value: string): Reply {
  const parsed = fieldsOf(Fields, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  if (!role.bindSecretId) return invalidRequest('bind_secret_id is not set on the role');
  const { cidr_list, token_bound_cidrs, num_uses = role.secretIdNumUses, ttl: askedTtl } = parsed.fields;
  // A role's own bounds are the widest a secret id may have; 0 is none.
  const exceeds = (given: number, bound: number) => bound > 0 && (given === 0 || given > bound);
  if (exceeds(num_uses, role.secretIdNumUses))
    return invalidRequest("num_uses cannot be higher than the role's secret_id_num_uses");
  if (askedTtl !== undefined && exceeds(askedTtl, role.secretIdTtl))
    return invalidRequest("ttl cannot be longer than the role's secret_id_ttl");
  for (const [blocks, within] of [
    [cidr_list, role.secretIdBoundCidrs],
    [token_bound_cidrs, role.tokenBoundCidrs],
  ] as const) {
    if (within.length > 0 && !withinCidrs(blocks, within))
      return failedOf(
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
    return failedOf(500, 'failed to store secret_id: secret_id is already registered');
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
