import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Writer } from '../src/tl/writer.ts';
import { useSandbox } from './fixture.ts';
import { container, encodeCall, encodeService, messageId, messageIdAt, newRawClient } from './raw-client.ts';

const telegram = useSandbox();

const ping = { _: 'ping', ping_id: 7n };
const nearestDc = { _: 'help.getNearestDc' };
const saved = { _: 'messages.sendMessage', peer: { _: 'inputPeerSelf' }, message: 'once', random_id: 5n };

const history = {
  _: 'messages.getHistory',
  peer: { _: 'inputPeerSelf' },
  offset_id: 0,
  offset_date: 0,
  add_offset: 0,
  limit: 10,
  max_id: 0,
  min_id: 0,
  hash: 0n,
};

function packed(body: Buffer): Buffer {
  const writer = new Writer();
  writer.int(0x3072cfa1);
  writer.bytesValue(gzipSync(body));
  return writer.bytes;
}

describe('a session', () => {
  it('is told the salt, then that it is new, and only once', async () => {
    const { raw } = await newRawClient(telegram);
    const first = raw.service(ping);
    const created = await raw.next('new_session_created', 'pong');
    expect(created.value).toMatchObject({ _: 'new_session_created', first_msg_id: first });
    const pong = await raw.next('new_session_created', 'pong');
    expect(pong.value).toEqual({ _: 'pong', msg_id: first, ping_id: 7n });
    raw.service(ping);
    expect((await raw.next('new_session_created', 'pong'))._).toBe('pong');
  });

  it('refuses message ids of another time or shape', async () => {
    const { raw } = await newRawClient(telegram);
    const refused = async (id: bigint) => {
      raw.service(ping, { id });
      return (await raw.next('bad_msg_notification')).value.error_code;
    };
    expect(await refused(messageIdAt(-400))).toBe(16);
    expect(await refused(messageIdAt(100))).toBe(17);
    expect(await refused(messageId() + 1n)).toBe(18);
  });

  it('takes messages out of order as long as ids and sequence numbers agree, and refuses them otherwise', async () => {
    const { raw } = await newRawClient(telegram);
    const [early, late] = [messageId(), messageId()];
    raw.service(ping, { id: late, seqNo: 11 });
    await raw.next('pong');
    raw.service(ping, { id: early, seqNo: 9 });
    expect((await raw.next('pong', 'bad_msg_notification')).value).toMatchObject({ msg_id: early });

    const refused = async (id: bigint, seqNo: number) => {
      raw.call(nearestDc, { id, seqNo });
      return (await raw.next('bad_msg_notification')).value;
    };
    const tooLow = messageId();
    expect(await refused(tooLow, 7)).toMatchObject({ bad_msg_id: tooLow, bad_msg_seqno: 7, error_code: 32 });
    expect(await refused(messageId(), 11)).toMatchObject({ error_code: 32 });
    expect(await refused(early - 4n, 13)).toMatchObject({ error_code: 33 });
    expect(await refused(messageId(), 12)).toMatchObject({ error_code: 35 });
    // mtcute numbers its acknowledgements so; see ReceivedMessages.
    raw.service({ _: 'msgs_ack', msg_ids: [] }, { seqNo: 13 });
    raw.service(ping, { seqNo: 15 });
    expect((await raw.next('pong', 'bad_msg_notification'))._).toBe('pong');
  });

  it('executes a call that comes twice once, and answers it again until that is acknowledged', async () => {
    const { raw, account } = await newRawClient(telegram);
    const seqNo = raw.nextSeqNo();
    const id = raw.call(saved, { seqNo });
    const first = await raw.next('rpc_result');
    raw.call(saved, { id, seqNo });
    expect(await raw.next('rpc_result')).toEqual(first);
    raw.acknowledge(first.id);
    raw.call(saved, { id, seqNo });
    raw.service(ping);
    expect((await raw.next('rpc_result', 'pong'))._).toBe('pong');
    const { items } = await telegram.control.record(
      `accountId=${account.userId}&method=messages.sendMessage`,
    );
    expect(items).toHaveLength(1);
  });

  it('packs a large answer; if asked for again, says only that it is there, and sends it on demand', async () => {
    const { raw } = await newRawClient(telegram);
    raw.call({ ...saved, message: randomBytes(2_000).toString('hex') });
    await raw.next('rpc_result');
    const seqNo = raw.nextSeqNo();
    const id = raw.call(history, { seqNo });
    const first = await raw.next('rpc_result');
    expect(first).toMatchObject({ packed: true, requestId: id, value: { _: 'messages.messages' } });
    raw.call(history, { id, seqNo });
    const { value } = await raw.next('rpc_result', 'msg_detailed_info');
    expect(value).toMatchObject({ _: 'msg_detailed_info', msg_id: id, answer_msg_id: first.id });
    raw.service({ _: 'msg_resend_req', msg_ids: [first.id] });
    expect(await raw.next('rpc_result')).toEqual(first);
  });

  it('takes messages in containers and packed, also both', async () => {
    const { raw } = await newRawClient(telegram);
    const one = { id: messageId(), seqNo: raw.nextSeqNo(), body: encodeService(ping) };
    const two = { id: messageId(), seqNo: raw.nextSeqNo(), body: packed(encodeCall(nearestDc)) };
    raw.send(container(one, two), { seqNo: raw.plainSeqNo() });
    expect((await raw.next('pong')).value).toMatchObject({ msg_id: one.id });
    expect(await raw.next('rpc_result')).toMatchObject({ requestId: two.id, value: { _: 'nearestDc' } });
  });

  it('refuses a container that holds another, or a newer message, or is no new message itself', async () => {
    const { raw } = await newRawClient(telegram);
    const refused = async (body: Buffer, id?: bigint) => {
      raw.send(body, { seqNo: raw.plainSeqNo(), ...(id !== undefined && { id }) });
      return (await raw.next('bad_msg_notification')).value.error_code;
    };
    const inner = () => ({ id: messageId(), seqNo: raw.nextSeqNo(), body: encodeService(ping) });
    expect(await refused(container({ ...inner(), body: container() }))).toBe(64);
    const id = messageId();
    expect(await refused(container(inner()), id)).toBe(64);
    const known = raw.service(ping);
    await raw.next('pong');
    expect(await refused(container(), known)).toBe(19);
  });

  it('acknowledges a call that takes long before it answers it', async () => {
    const { raw } = await newRawClient(telegram);
    await telegram.control.addFault({ method: 'help.getNearestDc', delayMs: 900, count: 1 });
    const seqNo = raw.nextSeqNo();
    const id = raw.call(nearestDc, { seqNo });
    const acknowledged = await raw.next('msgs_ack', 'rpc_result');
    expect(acknowledged.value).toEqual({ _: 'msgs_ack', msg_ids: [id] });
    expect(await raw.next('rpc_result')).toMatchObject({ requestId: id });
  });

  it('gets the answer to a call on the connection it has moved to meanwhile', async () => {
    const { raw } = await newRawClient(telegram);
    await telegram.control.addFault({ method: 'help.getNearestDc', delayMs: 300, count: 1 });
    const id = raw.call(nearestDc);
    await raw.reconnect();
    raw.service(ping);
    expect(await raw.next('rpc_result')).toMatchObject({ requestId: id, value: { _: 'nearestDc' } });
  });

  it('gets what it has not acknowledged again after a reconnect', async () => {
    const { raw } = await newRawClient(telegram);
    raw.call(nearestDc);
    const answer = await raw.next('rpc_result');
    await raw.reconnect();
    raw.service(ping);
    expect(await raw.next('rpc_result')).toEqual(answer);
  });

  it('answers what is asked about its messages and itself', async () => {
    const { raw } = await newRawClient(telegram);
    const known = raw.service(ping);
    const called = raw.call(nearestDc);
    await raw.next('rpc_result');
    raw.service({ _: 'msgs_state_req', msg_ids: [known, called, 4n, known + 2n, messageIdAt(20)] });
    const { value } = await raw.next('msgs_state_info');
    expect(value.info).toEqual(Buffer.from([4, 4 + 32 + 64, 1, 2, 3]));
    raw.service({ _: 'msg_resend_req', msg_ids: [known] });
    expect((await raw.next('msgs_state_info')).value.info).toEqual(Buffer.from([4]));
    raw.service({ _: 'destroy_session', session_id: 99n });
    expect((await raw.next('destroy_session_none')).value).toMatchObject({ session_id: 99n });
    raw.service({ _: 'http_wait', max_delay: 0, wait_after: 0, max_wait: 1 }, { seqNo: raw.plainSeqNo() });
    raw.service(ping);
    expect((await raw.next('pong', 'bad_msg_notification'))._).toBe('pong');
  });

  it('drops answers nobody wants any more', async () => {
    const { raw } = await newRawClient(telegram);
    const drop = async (id: bigint) => {
      raw.service({ _: 'rpc_drop_answer', req_msg_id: id });
      return (await raw.next('rpc_result')).value;
    };
    expect(await drop(99n)).toEqual({ _: 'rpc_answer_unknown' });
    const answered = raw.call(nearestDc);
    const { id, seqNo } = await raw.next('rpc_result');
    expect(await drop(answered)).toMatchObject({ _: 'rpc_answer_dropped', msg_id: id, seq_no: seqNo });
    await telegram.control.addFault({ method: 'help.getNearestDc', delayMs: 200, count: 1 });
    const running = raw.call(nearestDc);
    expect(await drop(running)).toEqual({ _: 'rpc_answer_dropped_running' });
    const later = raw.call({ _: 'help.getConfig' });
    expect((await raw.next('rpc_result')).requestId).toBe(later);
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
    raw.sendBytes(Buffer.concat([raw.keyId, Buffer.alloc(64)]));
    await once(raw.socket, 'close');
  });
});
