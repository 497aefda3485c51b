import { z } from 'zod';
import { fieldsOf, names } from '../body.ts';
import { invalidRequest, sysData } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { capabilitiesFor } from './allows.ts';
import { isRoot, rulesOf } from './rules-of.ts';

/** https://developer.hashicorp.com/vault/api-docs/system/capabilities-self */
export const capabilitiesRoute: Route = {
  path: 'capabilities-self',
  access: 'token',
  write: ({ state, token, request }) => {
    const parsed = fieldsOf(z.object({ paths: names.optional(), path: names.optional() }), request.body);
    if (!parsed.ok) return invalidRequest(parsed.reason);
    const paths = parsed.fields.paths ?? parsed.fields.path ?? [];
    if (paths.length === 0) return invalidRequest('paths must be supplied');
    const rules = rulesOf(state, token);
    const given = paths.map(path => {
      const capabilities = isRoot(token) ? ['root'] : [...capabilitiesFor(rules, path, true)].sort();
      return [path, capabilities.length === 0 ? ['deny'] : capabilities] as const;
    });
    const [only] = given;
    return sysData({
      ...Object.fromEntries(given),
      ...(given.length === 1 && only !== undefined ? { capabilities: only[1] } : {}),
    });
  },
};
