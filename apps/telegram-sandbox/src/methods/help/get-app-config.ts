import { sha1 } from '../../crypto/hash.ts';
import { freezeConfig } from '../../restrictions/freeze-config.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import type { Tl } from '../../tl/api.ts';

/**
 * What the client of this account is to know besides help.getConfig: here only whether the account is frozen.
 * Whoever has it already, by its hash, does not get it again. https://core.telegram.org/api/config
 */
export const getAppConfig: OpenMethod<'help.getAppConfig'> = (call, { sandbox, key }) => {
  const person = key.userId === null ? null : sandbox.world.people.get(key.userId);
  const values = freezeConfig(person?.frozenSince ?? null);
  const hash = sha1(Buffer.from(JSON.stringify(values))).readInt32LE();
  if (call.hash === hash) return { _: 'help.appConfigNotModified' };
  const value = Object.entries(values).map(([name, of]) => ({
    _: 'jsonObjectValue' as const,
    key: name,
    value: json(of),
  }));
  return { _: 'help.appConfig', hash, config: { _: 'jsonObject', value } };
};

const json = (value: string | number): Tl<'JSONValue'> =>
  typeof value === 'string' ? { _: 'jsonString', value } : { _: 'jsonNumber', value };
