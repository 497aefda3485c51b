import { Api } from 'telegram';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { newRawClient } from './raw-client.ts';

const telegram = useSandbox();

describe('when all salts end', () => {
  it('gramjs takes the new one and goes on', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.request('POST', '/salts/rotate');
    expect((await client.getMe()).id.toString()).toBe(account.userId);
    const calls = Array.from({ length: 20 }, () => client.invoke(new Api.updates.GetState()));
    expect(await Promise.all(calls)).toHaveLength(20);
  });

  it('a message with an old one is refused with the current one, and not executed', async () => {
    const { raw, account } = await newRawClient(telegram);
    await telegram.control.request('POST', '/salts/rotate');
    const id = raw.call({ _: 'updates.getState' });
    const refused = await raw.next('bad_server_salt', 'rpc_result');
    expect(refused.value).toMatchObject({ _: 'bad_server_salt', bad_msg_id: id, error_code: 48 });
    expect(
      (await telegram.control.record(`accountId=${account.userId}&method=updates.getState`)).items,
    ).toEqual([]);
    if (typeof refused.value.new_server_salt === 'bigint') raw.useSalt(refused.value.new_server_salt);
    raw.service({ _: 'get_future_salts', num: 3 });
    const { value } = await raw.next('future_salts');
    expect(value.salts).toHaveLength(3);
    expect(value.salts).toMatchObject([{ salt: refused.value.new_server_salt }, {}, {}]);
  });
});
