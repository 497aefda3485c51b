import type { Call, MethodName, Result } from '../tl/api.ts';
import type { TlObject } from '../tl/tl-object.ts';
import type { CallContext, UserCallContext } from './call.ts';
import { RpcError } from './rpc-error.ts';

/** One API method as the registry sees it. */
export type Method = {
  readonly name: MethodName;
  invoke(context: CallContext, query: TlObject): unknown;
};

/** A method that needs no login. It answers with its result or throws an RpcError. */
export type OpenMethod<Name extends MethodName> = (call: Call<Name>, context: CallContext) => Result<Name>;

/** A method for those who are logged in. */
export type UserMethod<Name extends MethodName> = (
  call: Call<Name>,
  context: UserCallContext,
) => Result<Name>;

/** Registers a method that needs no login. */
export function forEverybody<Name extends MethodName>(name: Name, handle: OpenMethod<Name>): Method {
  return {
    name,
    invoke(context, query) {
      if (!isCallOf(name, query)) throw new Error(`${query._} was sent to ${name}`);
      return handle(query, context);
    },
  };
}

/** Registers a method for users; all others get AUTH_KEY_UNREGISTERED or the reason their login ended. */
export function forUsers<Name extends MethodName>(name: Name, handle: UserMethod<Name>): Method {
  return forEverybody(name, (call, context) => handle(call, { ...context, viewer: viewerOf(context) }));
}

function viewerOf({ key, sandbox }: CallContext) {
  if (key.revoked) throw new RpcError('SESSION_REVOKED');
  const viewer = key.userId === null ? null : sandbox.world.people.get(key.userId);
  if (!viewer)
    throw new RpcError(key.passwordOwedBy === null ? 'AUTH_KEY_UNREGISTERED' : 'SESSION_PASSWORD_NEEDED');
  if (viewer.banned) throw new RpcError('USER_DEACTIVATED_BAN');
  if (viewer.deleted) throw new RpcError('USER_DEACTIVATED');
  sandbox.keys.noteActivity(key, sandbox.clock.now());
  return viewer;
}

/** The codec read the fields by the schema from which the type was generated, so the name decides the type. */
function isCallOf<Name extends MethodName>(name: Name, query: TlObject): query is TlObject & Call<Name> {
  return query._ === name;
}
