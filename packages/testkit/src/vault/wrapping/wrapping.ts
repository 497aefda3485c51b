import { envelope } from '../http/envelope.ts';
import { invalidRequest, type Reply } from '../http/reply.ts';
import type { VaultRequest } from '../http/request.ts';
import type { VaultState } from '../state.ts';
import { findToken, issueToken, type Token } from '../token/token.ts';

export const INVALID_WRAPPING = invalidRequest('wrapping token is not valid or does not exist');

export const isUnwrap = ({ path, operation }: VaultRequest): boolean =>
  path === 'sys/wrapping/unwrap' && operation !== 'read';

type Wrapping = Token & { readonly wrapped: NonNullable<Token['wrapped']> };
const isWrapping = (token: Token | undefined): token is Wrapping =>
  token !== undefined && token.wrapped !== null;

/** The wrapping token a request is about: in its body, or the one it comes with. */
export function findWrapping(
  state: VaultState,
  now: number,
  { body, token }: VaultRequest,
): Wrapping | undefined {
  const id = typeof body.token === 'string' ? body.token : token;
  const found = id === undefined ? undefined : findToken(state, now, id);
  return isWrapping(found) ? found : undefined;
}

/**
 * Keeps an answer for whoever comes with the token that is given in its place; once, and for as long as was asked:
 * https://developer.hashicorp.com/vault/docs/concepts/response-wrapping.
 */
export function wrap(state: VaultState, now: number, request: VaultRequest, reply: Reply): Reply {
  if (request.wrapTtl === 0 || reply.kind !== 'secret' || reply.status !== 200) return reply;
  const token = issueToken(state, now, request.wrapTtl, {
    policies: ['response-wrapping'],
    displayName: '',
    path: request.path,
    numUses: 1,
    renewable: false,
    explicitMaxTtl: request.wrapTtl,
    wrapped: { answer: envelope(request.id, reply), creationPath: request.path },
  });
  const wrapInfo = {
    token: token.id,
    accessor: token.accessor,
    ttl: request.wrapTtl,
    creation_time: new Date(now).toISOString(),
    creation_path: request.path,
    ...(reply.auth === null ? {} : { wrapped_accessor: reply.auth.accessor }),
  };
  const outer = { ...reply, data: null, auth: null, warnings: null, alsoOnTop: false };
  return { kind: 'plain', status: 200, body: envelope(request.id, outer, wrapInfo) };
}
