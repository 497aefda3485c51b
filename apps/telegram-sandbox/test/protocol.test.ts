import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Writer } from '../src/tl/writer.ts';
import { useSandbox } from './fixture.ts';
import { container, encodeCall, encodeService, messageId, messageIdAt, newRawClient } from './raw-client.ts';

const telegram = useSandbox();

const ping = { _: 'ping', ping_id: 7n };
const nearestDc = { _: 'help.getNearestDc' };

describe('a session', () => {
  it('is told the salt, then that it is new, and only once', async () => {
    const { raw } = await newRawClient(telegram);
    const first = raw.service(ping);
    const created = await raw.next('new_session_created', 'pong');
    expect(created.value).toMatchObject({ _: 'new_session_created', first_msg_id: first });
    expect((await raw.next('new_session_created', 'pong')).value).toEqual({
      _: 'pong',
      msg_id: first,
      ping_id: 7n,
    });
    raw.service(ping);
    expect((await raw.next('new_session_created', 'pong'))._).toBe('pong');
  });

  it('refuses message ids of another time or shape', async () => {
    const { raw } = await newRawClient(telegram);
    const refused = async (id: bigint) => {
      raw.service(ping, id);
      return (await raw.next('bad_msg_notification')).value.error_code;
    };
    expect(await refused(messageIdAt(-400))).toBe(16);
    expect(await refused(messageIdAt(100))).toBe(17);
    expect(await refused(messageId() + 1n)).toBe(18);
  });

  it('executes a call that comes twice once, and answers it again until that is acknowledged', async () => {
    const { raw, account } = await newRawClient(telegram);
    const query = {
      _: 'messages.sendMessage',
      peer: { _: 'inputPeerSelf' },
      message: 'once',
      random_id: 5n,
    };
    const id = raw.call(query);
    const first = await raw.next('rpc_result');
    raw.call(query, id);
    const second = await raw.next('rpc_result');
    expect([second.requestId, second.value]).toEqual([id, first.value]);
    expect(second.id).toBeGreaterThan(first.id);
    raw.service({ _: 'msgs_ack', msg_ids: [second.id] });
    raw.call(query, id);
    raw.service(ping);
    expect((await raw.next('rpc_result', 'pong'))._).toBe('pong');
    const { items } = await telegram.control.record(
      `accountId=${account.userId}&method=messages.sendMessage`,
    );
    expect(items).toHaveLength(1);
  });

  it('takes messages in containers and packed, also both', async () => {
    const { raw } = await newRawClient(telegram);
    const writer = new Writer();
    writer.int(0x3072cfa1);
    writer.bytesValue(gzipSync(encodeCall(nearestDc)));
    const ids = [messageId(), messageId()] as const;
    const packed = container({ id: ids[0], body: encodeService(ping) }, { id: ids[1], body: writer.bytes });
    raw.send(packed);
    expect((await raw.next('pong')).value).toMatchObject({ msg_id: ids[0] });
    expect(await raw.next('rpc_result')).toMatchObject({ requestId: ids[1], value: { _: 'nearestDc' } });
  });

  it('answers what is asked about its messages, salts and itself', async () => {
    const { raw } = await newRawClient(telegram);
    const known = raw.service(ping);
    raw.service({ _: 'msgs_state_req', msg_ids: [known, 4n] });
    expect((await raw.next('msgs_state_info')).value.info).toEqual(Buffer.from([4, 1]));
    const asked = raw.service({ _: 'get_future_salts', num: 1 });
    expect((await raw.next('future_salts')).value).toMatchObject({
      req_msg_id: asked,
      salts: [{ _: 'future_salt' }],
    });
    raw.service({ _: 'destroy_session', session_id: 99n });
    expect((await raw.next('destroy_session_none')).value).toMatchObject({ session_id: 99n });
    raw.service({ _: 'rpc_drop_answer', req_msg_id: 99n });
    expect((await raw.next('rpc_result')).value).toEqual({ _: 'rpc_answer_unknown' });
  });

  it('ends with the connection when no further ping comes in time', async () => {
    const { raw } = await newRawClient(telegram);
    raw.service({ _: 'ping_delay_disconnect', ping_id: 1n, disconnect_delay: 1 });
    await raw.next('pong');
    await once(raw.socket, 'close');
  });

  it('answers a method nobody knows with its id, and notes it', async () => {
    const { raw } = await newRawClient(telegram);
    raw.send(Buffer.from('efbeadde', 'hex'));
    const { value } = await raw.next('rpc_result');
    expect(value).toMatchObject({ error_code: 400, error_message: 'INPUT_METHOD_INVALID_3735928559_4' });
    const { items } = await telegram.control.record('method=unreadable');
    expect(items.map(({ outcome }) => outcome)).toEqual(['INPUT_METHOD_INVALID_3735928559_4']);
  });

  it('is cut off when its bytes do not fit the key', async () => {
    const { raw } = await newRawClient(telegram);
    const broken = container({ id: messageId(), body: container() });
    raw.send(broken);
    await once(raw.socket, 'close');
  });
});
