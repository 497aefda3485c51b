import { type Login, newLogin } from '../keys/auth-key.ts';
import type { CallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { TlConstructor } from '../tl/api.ts';
import { pushTransient } from '../updates/push-transient.ts';
import { deviceName, LOCATION } from '../views/authorization.ts';
import { userView } from '../views/user.ts';
import type { Person } from '../world/person.ts';

type Authorization = TlConstructor<'auth.authorization'>;

/**
 * The first step of a login is done, by a code or a scan: it is complete, or SESSION_PASSWORD_NEEDED for who has a
 * two-step password. A scanned login has begun already, with the scan. One that began with a code has to be confirmed
 * by the sessions there are: https://core.telegram.org/api/auth#confirming-login
 */
export function passFirstStep(person: Person, context: CallContext, login?: Login): Authorization {
  const { sandbox, key } = context;
  const alone = sandbox.keys.of(person.id).length === 0;
  const begun = login ?? newLogin(sandbox.clock.now(), { confirmed: alone });
  if (!sandbox.world.people.password(person.id)) return logIn(person, context, begun);
  sandbox.keys.owePassword(key, person.id, begun);
  throw new RpcError('SESSION_PASSWORD_NEEDED');
}

/** From now on the key stands for this person, and their other sessions hear of it. */
export function logIn(person: Person, context: CallContext, login: Login): Authorization {
  const { sandbox, key, session } = context;
  sandbox.keys.logIn(key, person.id, login);
  const update = {
    _: 'updateNewAuthorization',
    hash: login.hash,
    ...(!login.confirmed && {
      unconfirmed: true,
      date: Math.floor(login.at / 1000),
      device: deviceName(key),
      location: LOCATION,
    }),
  } as const;
  pushTransient({ userId: person.id }, update, sandbox, { except: session });
  return authorizationOf(person, context);
}

/** What a client is told about who it is logged in as. */
export function authorizationOf(person: Person, { sandbox }: CallContext): Authorization {
  return { _: 'auth.authorization', user: userView(person, { viewer: person, sandbox }) };
}
