import { z } from 'zod';
import { count, duration, fieldsOf, flag, names, text } from '../body.ts';
import { failed, invalidRequest, keys, loggedIn, noContent, type Reply, secret } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';
import { capabilitiesFor } from '../policy/allows.ts';
import { isRoot, rulesOf } from '../policy/rules-of.ts';
import { describe, renew } from './self.ts';
import { authOf, findByAccessor, findToken, issueToken, revokeToken, type Token } from './token.ts';
import { lifetime } from './ttl.ts';

/** https://developer.hashicorp.com/vault/api-docs/auth/token: what a token may do with others. */
export const tokenRoutes: readonly Route[] = [
  { path: 'create', access: 'token', write: call => create(call, false) },
  { path: 'create-orphan', access: 'sudo', write: call => create(call, true) },
  {
    path: 'accessors',
    access: 'sudo',
    list: ({ state, now }) =>
      keys(
        Object.keys(state.tokens).flatMap(id => {
          const token = findToken(state, now, id);
          return token === undefined ? [] : [token.accessor];
        }),
      ),
  },
  {
    path: 'lookup',
    access: 'token',
    write: call => withToken(call, token => secret(describe(token, call.now))),
  },
  {
    path: 'lookup-accessor',
    access: 'token',
    write: call => withAccessor(call, token => secret({ ...describe(token, call.now), id: '' })),
  },
  {
    path: 'revoke',
    access: 'token',
    write: call => {
      const token = findToken(call.state, call.now, asked(call, 'token'));
      if (token !== undefined) revokeToken(call.state, token);
      return noContent;
    },
  },
  {
    path: 'revoke-accessor',
    access: 'token',
    write: call =>
      withAccessor(call, token => {
        revokeToken(call.state, token);
        return noContent;
      }),
  },
  { path: 'renew', access: 'token', write: call => withToken(call, token => renew(call, token)) },
];

function asked({ request }: Call, field: string): string {
  const value = request.body[field];
  return typeof value === 'string' ? value : '';
}

function withToken(call: Call, answer: (token: Token) => Reply): Reply {
  const id = asked(call, 'token');
  const token = id === '' ? call.token : findToken(call.state, call.now, id);
  return token === undefined ? failed(403, 'bad token') : answer(token);
}

function withAccessor(call: Call, answer: (token: Token) => Reply): Reply {
  const accessor = asked(call, 'accessor');
  if (accessor === '') return invalidRequest('missing accessor');
  const token = findByAccessor(call.state, call.now, accessor);
  return token === undefined ? invalidRequest('invalid accessor') : answer(token);
}

const Create = z.object({
  policies: names.optional(),
  meta: z.record(z.string(), z.string()).nullish(),
  no_parent: flag.default(false),
  no_default_policy: flag.default(false),
  renewable: flag.default(true),
  ttl: duration.default(0),
  explicit_max_ttl: duration.default(0),
  display_name: text.default(''),
  num_uses: count.default(0),
  period: duration.default(0),
  type: z.enum(['', 'service']).default(''),
});

function create(call: Call, orphan: boolean): Reply {
  const { state, token: parent, now, mount } = call;
  const parsed = fieldsOf(Create, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const { fields } = parsed;
  const isSudo = isRoot(parent) || capabilitiesFor(rulesOf(state, parent), call.request.path).has('sudo');
  if (parent.numUses > 0) return invalidRequest('restricted use token cannot generate child tokens');
  if (fields.no_parent && !isSudo)
    return invalidRequest('root or sudo privileges required to create orphan token');
  if (fields.period > 0 && !isSudo)
    return invalidRequest('root or sudo privileges required to create periodic token');
  const named = fields.policies ?? parent.policies;
  if (named.includes('root') && !isRoot(parent))
    return invalidRequest('root tokens may not be created without parent token being root');
  if (!isSudo && named.some(name => name !== 'default' && !parent.policies.includes(name)))
    return invalidRequest('child policies must be subset of parent');
  const isRootToken = named.includes('root');
  const policies = isRootToken
    ? ['root']
    : [...new Set([...named, ...(fields.no_default_policy ? [] : ['default'])])];
  const isEndless = isRootToken && fields.ttl === 0 && fields.period === 0;
  const life = lifetime(mount, {
    asked: fields.ttl,
    maxTtl: 0,
    explicitMaxTtl: fields.explicit_max_ttl,
    period: fields.period,
    age: 0,
  });
  if (life.status === 'past-max') return invalidRequest('past the max TTL');
  const issued = issueToken(state, now, isEndless ? 0 : life.ttl, {
    policies: policies.sort(),
    displayName: fields.display_name === '' ? 'token' : `token-${fields.display_name}`,
    path: call.request.path,
    meta: fields.meta ?? null,
    parent: orphan || fields.no_parent ? null : parent.id,
    renewable: fields.renewable && !isEndless,
    explicitMaxTtl: fields.explicit_max_ttl,
    period: fields.period,
    numUses: fields.num_uses,
  });
  return loggedIn(authOf(issued, now), isEndless ? [] : life.warnings);
}
