import { invalidRequest, plain, secret } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { revokeToken } from '../token/token.ts';
import { findWrapping, INVALID_WRAPPING } from './wrapping.ts';

/** https://developer.hashicorp.com/vault/api-docs/system/wrapping-wrap, …-lookup, …-unwrap */
export const wrappingRoutes: readonly Route[] = [
  {
    path: 'wrapping/wrap',
    access: 'token',
    write: ({ request }) =>
      request.wrapTtl === 0
        ? invalidRequest('endpoint requires response wrapping to be used')
        : secret(request.body),
  },
  {
    path: 'wrapping/lookup',
    access: 'open',
    write: ({ state, now, request }) => {
      const token = findWrapping(state, now, request);
      if (token === undefined) return INVALID_WRAPPING;
      return secret({
        creation_path: token.wrapped.creationPath,
        creation_time: new Date(token.createdAt).toISOString(),
        creation_ttl: token.creationTtl,
      });
    },
  },
  {
    path: 'wrapping/unwrap',
    access: 'token',
    write: ({ state, now, request, token: caller }) => {
      // The caller's own token has been used up by being let in, when it is the wrapping token itself.
      const token = caller.wrapped === null ? findWrapping(state, now, request) : caller;
      if (token?.wrapped == null) return INVALID_WRAPPING;
      revokeToken(state, token);
      return plain(200, token.wrapped.answer);
    },
  },
];
