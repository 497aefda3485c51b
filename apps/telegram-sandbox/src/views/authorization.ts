import type { AuthKey } from '../keys/auth-key.ts';
import type { TlConstructor } from '../tl/api.ts';
import { seconds } from './seconds.ts';

/** Everybody is at home here. */
const IP = '127.0.0.1';
const COUNTRY = 'Localhost';
/** As Telegram writes it: https://core.telegram.org/constructor/updateNewAuthorization */
export const LOCATION = `${COUNTRY} (IP=${IP})`;

/** authorization_autoconfirm_period: https://core.telegram.org/api/config#client-configuration */
const AUTOCONFIRM_MS = 604_800_000;

/** The name of the device, as far as its client has said one. */
export const deviceName = ({ client }: AuthKey): string => client?.deviceModel || 'Unknown device';

/**
 * A session as the list of sessions shows it; the hash of the current one is 0. Telegram takes `app_name` from where
 * applications are registered; here it is made of the api_id.
 * `now` is in milliseconds of the world's time.
 */
export function authorizationView(
  key: AuthKey,
  { current, now }: { readonly current: boolean; readonly now: number },
): TlConstructor<'authorization'> {
  const { client, login } = key;
  const unconfirmed = login?.confirmed === false && login.at + AUTOCONFIRM_MS > now;
  return {
    _: 'authorization',
    current,
    unconfirmed,
    password_pending: key.passwordOwedBy !== null,
    hash: current ? 0n : (login?.hash ?? 0n),
    device_model: deviceName(key),
    platform: client?.langPack ?? '',
    system_version: client?.systemVersion ?? '',
    api_id: client?.apiId ?? 0,
    app_name: `App ${client?.apiId ?? 0}`,
    app_version: client?.appVersion ?? '',
    date_created: seconds(login?.at ?? 0),
    date_active: seconds(key.activeAt),
    ip: IP,
    country: COUNTRY,
    region: '',
  };
}
