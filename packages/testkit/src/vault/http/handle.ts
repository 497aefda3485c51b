import { writeRequest, writeResponse } from '../audit/write-entry.ts';
import { sealRoutes } from '../barrier/seal-routes.ts';
import { inCidrs } from '../cidr.ts';
import { upgradeComplaint } from '../kv/upgrade.ts';
import { allows } from '../policy/allows.ts';
import { isRoot, rulesOf } from '../policy/rules-of.ts';
import { isActive, type VaultServer } from '../server.ts';
import type { VaultState } from '../state.ts';
import { findToken, revokeToken, type Token } from '../token/token.ts';
import { findWrapping, INVALID_WRAPPING, isUnwrap, wrap } from '../wrapping/wrapping.ts';
import { failed, failedOf, type Reply } from './reply.ts';
import type { Operation, VaultRequest } from './request.ts';
import type { Handlers, OpenCall, Route } from './route.ts';
import { type Found, findRoute } from './routes.ts';

/** What a request comes to, wrapped where that is asked for: as vault/request_handling.go goes about it. */
export async function handle(server: VaultServer, request: VaultRequest): Promise<Reply> {
  const sealRoute = sealRoutes[request.path];
  if (sealRoute !== undefined) return sealRoute(server, request);
  const { state } = server.barrier;
  if (state === undefined) return failed(503, 'Vault is sealed');
  // http/handler.go: with Raft a node that is alone elects itself too, before it does anything.
  if (!isActive(server)) return failed(500, 'local node not active but active cluster node not found');
  if (!writeRequest(state, request, server.now())) return failedOf(500, 'internal error');
  const reply = wrap(state, server.now(), request, await dispatch(server, state, request));
  return writeResponse(state, request, reply, server.now()) ? reply : failed(500, 'internal error');
}

/** In Vault's order: the wrapping token, the token, its policies, the path, the method. */
async function dispatch(server: VaultServer, state: VaultState, request: VaultRequest): Promise<Reply> {
  const isWrite = request.operation === 'create' || request.operation === 'update';
  if (isWrite && request.path.endsWith('/')) return failed(400, "cannot write to a path ending in '/'");
  if (isUnwrap(request) && findWrapping(state, server.now(), request) === undefined) return INVALID_WRAPPING;
  const found = findRoute(state, request.path);
  const route = found?.route;
  const call = found === undefined ? undefined : openCall(server, request, state, found);
  if (call !== undefined && isOpen(server, route)) {
    return (await handlerOf(route, request.operation)?.(call)) ?? unsupported;
  }
  const operation = isWrite && call !== undefined ? writeOperation(route, call) : request.operation;
  const entry = admit(state, request, operation, route, server.now());
  if (!entry.ok) return entry.reply;
  if (call === undefined)
    return failed(404, `no handler for route "${request.path}". route entry not found.`);
  if (route === undefined) return failedOf(404, 'unsupported path');
  const notYet = await upgradeComplaint(server, call.mount);
  if (notYet !== undefined) return failed(400, notYet);
  return (await handlerOf(route, request.operation)?.({ ...call, token: entry.token })) ?? unsupported;
}

const isOpen = (
  server: VaultServer,
  route: Route | undefined,
): route is Extract<Route, { access: 'open' | 'shares' }> =>
  route?.access === 'open' || (route?.access === 'shares' && !server.sharesNeedToken);

const unsupported = failedOf(405, 'unsupported operation');

function openCall(server: VaultServer, request: VaultRequest, state: VaultState, found: Found): OpenCall {
  const { params, mount, mountPath } = found;
  return { server, request, params, state, now: server.now(), mount, mountPath };
}

function handlerOf<C>(route: Handlers<C>, operation: Operation): Handlers<C>['read'] {
  return operation === 'create' || operation === 'update' ? route.write : route[operation];
}

const writeOperation = (route: Route | undefined, call: OpenCall): Operation =>
  route?.exists === undefined || route.exists(call) ? 'update' : 'create';

type Entry = { ok: true; token: Token } | { ok: false; reply: Reply };

function admit(
  state: VaultState,
  request: VaultRequest,
  operation: Operation,
  route: Route | undefined,
  now: number,
): Entry {
  if (request.token === undefined) return { ok: false, reply: failed(403, 'permission denied') };
  const token = findToken(state, now, request.token);
  if (token === undefined) return { ok: false, reply: failedOf(403, 'permission denied', 'invalid token') };
  if (token.boundCidrs.length > 0 && !inCidrs(request.remoteAddress, token.boundCidrs))
    return { ok: false, reply: failed(403, 'permission denied') };
  // A use is a use, also when what is asked is not allowed.
  if (token.usesLeft === 1) revokeToken(state, token);
  else if (token.usesLeft > 1) token.usesLeft -= 1;
  const isAllowed =
    isRoot(token) || allows(rulesOf(state, token), operation, request.path, route?.access === 'sudo');
  return isAllowed ? { ok: true, token } : { ok: false, reply: failedOf(403, 'permission denied') };
}
