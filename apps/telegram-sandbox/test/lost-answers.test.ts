import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Tl } from '../src/tl/api.ts';
import { useSandbox } from './fixture.ts';
import { newRawClient } from './raw-client.ts';

const telegram = useSandbox({ people: 300 });
const { control } = telegram;

const saved = { _: 'messages.sendMessage', peer: { _: 'inputPeerSelf' }, message: 'once', random_id: 5n };
const ping = { _: 'ping', ping_id: 7n };
const configChanged: Tl<'Updates'> = { _: 'updateShort', update: { _: 'updateConfig' }, date: 1 };

describe('an answer that was not received', () => {
  it.each([
    ['half of it was written', { halfAnswer: true }],
    ['the connection was cut before it', { dropAnswer: true, dropConnection: true }],
  ])('comes over the next connection when %s, and the call is executed once', async (_, fault) => {
    const { raw, account } = await newRawClient(telegram);
    const method = 'messages.sendMessage';
    await control.addFault({ accountId: account.userId, method, ...fault, count: 1 });
    const closed = once(raw.socket, 'close');
    const id = raw.call(saved);
    await closed;
    await raw.reconnect();
    raw.service({ _: 'msgs_state_req', msg_ids: [id] });
    const { value } = await raw.next('msgs_state_info');
    expect(value.info).toEqual(Buffer.from([4 + 32 + 64]));
    expect(await raw.next('rpc_result')).toMatchObject({ requestId: id, value: { id: 1 } });
    const { items } = await control.record(`accountId=${account.userId}&method=${method}`);
    expect(items.map(({ outcome }) => outcome)).toEqual(['ok']);
  });

  it('is there for who asks again, however many updates were pushed since', async () => {
    const { raw, account } = await newRawClient(telegram);
    const seqNo = raw.nextSeqNo();
    const id = raw.call(saved, { seqNo });
    const answer = await raw.next('rpc_result');
    for (let pushed = 0; pushed < 200; pushed++)
      telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    raw.call(saved, { id, seqNo });
    expect(await raw.next('rpc_result')).toEqual(answer);
  });

  it('is a time-out for who asks again, once too many others were not acknowledged either', async () => {
    const { raw, account } = await newRawClient(telegram);
    const seqNo = raw.nextSeqNo();
    const id = raw.call(saved, { seqNo });
    await raw.next('rpc_result');
    for (let call = 0; call < 96; call++) raw.call({ _: 'help.getNearestDc' });
    for (let call = 0; call < 96; call++) await raw.next('rpc_result');
    raw.call(saved, { id, seqNo });
    const { requestId, value } = await raw.next('rpc_result', 'pong');
    expect(requestId).toBe(id);
    expect(value).toMatchObject({ error_code: -503, error_message: 'Timeout' });
    const { items } = await control.record(`accountId=${account.userId}&method=messages.sendMessage`);
    expect(items).toHaveLength(1);
  });
});

describe('a call that was lost before it was executed', () => {
  it('is not acknowledged, for the server knows nothing of it', async () => {
    const { raw, account } = await newRawClient(telegram);
    raw.service(ping);
    await control.addFault({ accountId: account.userId, method: saved._, dropCall: true, count: 1 });
    const lost = raw.call(saved);
    await control.addFault({ method: 'help.getNearestDc', delayMs: 900, count: 1 });
    // What is acknowledged after half a second would come before this one's acknowledgement.
    const slow = raw.call({ _: 'help.getNearestDc' });
    expect((await raw.next('msgs_ack')).value.msg_ids).toEqual([slow]);
    raw.service({ _: 'msgs_state_req', msg_ids: [lost] });
    expect((await raw.next('msgs_state_info')).value.info).toEqual(Buffer.from([2]));
  });
});

describe('a connection that is refused', () => {
  it('executes nothing any more, not even what came in the same bytes', async () => {
    const { raw, account } = await newRawClient(telegram);
    raw.service(ping);
    await raw.next('pong');
    const closed = once(raw.socket, 'close');
    raw.socket.cork();
    raw.sendBytes(Buffer.alloc(64, 7));
    raw.call(saved);
    raw.socket.uncork();
    expect(await raw.transportError()).toBe(-404);
    await closed;
    const { items } = await control.record(`accountId=${account.userId}&method=messages.sendMessage`);
    expect(items).toEqual([]);
  });
});
