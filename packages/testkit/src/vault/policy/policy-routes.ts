import { failed, invalidRequest, noContent, notFound, type Reply, secret, sysData } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { parsePolicy } from './parse-policy.ts';
import { policyText } from './rules-of.ts';

/** https://developer.hashicorp.com/vault/api-docs/system/policies, and …/system/policy, as which it began. */
export const policyRoutes: readonly Route[] = [
  { path: 'policies/acl', access: 'token', read: listPolicies, list: listPolicies },
  {
    path: 'policies/acl/:name',
    access: 'token',
    read: call => readPolicy(call, 'policy'),
    write: writePolicy,
    delete: deletePolicy,
  },
  {
    path: 'policy',
    access: 'token',
    read: ({ state }) => sysData({ keys: namesOf(state), policies: namesOf(state) }),
    list: ({ state }) => sysData({ keys: namesOf(state), policies: namesOf(state) }),
  },
  {
    path: 'policy/:name',
    access: 'token',
    read: call => readPolicy(call, 'rules'),
    write: writePolicy,
    delete: deletePolicy,
  },
];

const namesOf = (state: OpenCall['state']): string[] => [
  ...new Set(['default', ...Object.keys(state.policies)].sort()),
  'root',
];

function listPolicies({ state }: OpenCall): Reply {
  return secret({ keys: namesOf(state) });
}

const nameOf = ({ params }: OpenCall) => (params.name ?? '').toLowerCase();

function readPolicy(call: OpenCall, field: 'policy' | 'rules'): Reply {
  const name = nameOf(call);
  const text = name === 'root' ? '' : policyText(call.state, name);
  return text === undefined ? notFound : sysData({ name, [field]: text });
}

function writePolicy(call: OpenCall): Reply {
  const name = nameOf(call);
  const { policy, rules = policy } = call.request.body;
  if (name === 'root' || name === 'response-wrapping') return failed(400, `cannot update "${name}" policy`);
  if (typeof rules !== 'string' || rules === '')
    return invalidRequest("'policy' parameter not supplied or empty");
  const text = decoded(rules);
  const parsed = parsePolicy(text);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  call.state.policies[name] = text;
  return noContent;
}

/** A policy may come in base64. */
function decoded(text: string): string {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text) || text.replace(/\s/g, '').length % 4 !== 0) return text;
  return Buffer.from(text, 'base64').toString();
}

function deletePolicy(call: OpenCall): Reply {
  const name = nameOf(call);
  if (['root', 'default', 'response-wrapping'].includes(name))
    return invalidRequest(`cannot delete "${name}" policy`);
  delete call.state.policies[name];
  return noContent;
}
