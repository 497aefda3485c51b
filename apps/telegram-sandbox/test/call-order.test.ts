import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { encodeCall, messageId, messageIdAt, newRawClient } from './raw-client.ts';

const telegram = useSandbox({ people: 300 });
const { control } = telegram;

const method = 'messages.sendMessage';
const send = (message: string, randomId: bigint) => ({
  ...{ _: method, peer: { _: 'inputPeerSelf' } },
  ...{ message, random_id: randomId },
});
const history = {
  ...{ _: 'messages.getHistory', peer: { _: 'inputPeerSelf' }, offset_id: 0, offset_date: 0 },
  ...{ add_offset: 0, limit: 10, max_id: 0, min_id: 0, hash: 0n },
};

/** A client that knows what each of its calls was answered with. */
async function newClient() {
  const { raw, account } = await newRawClient(telegram);
  const answers = new Map<bigint, object>();
  return {
    account,
    raw,
    after: (id: bigint, query: object & { _: string }) =>
      raw.call({ _: 'invokeAfterMsg', msg_id: id, query: encodeCall(query) }),
    async answerTo(id: bigint): Promise<object> {
      for (;;) {
        const known = answers.get(id);
        if (known) return known;
        const { requestId = 0n, value } = await raw.next('rpc_result');
        answers.set(requestId, value);
      }
    },
  };
}

describe('a call that is to come after others', () => {
  it('waits until they are executed', async () => {
    const { raw, account, after, answerTo } = await newClient();
    await control.addFault({ accountId: account.userId, method, delayMs: 100, count: 1 });
    const first = raw.call(send('first', 1n));
    const second = after(first, send('second', 2n));
    const third = raw.call({
      ...{ _: 'invokeAfterMsgs', msg_ids: [first, second] },
      query: encodeCall(send('third', 3n)),
    });
    await answerTo(third);
    const { messages } = Object(await answerTo(raw.call(history)));
    expect(messages).toMatchObject(['third', 'second', 'first'].map(message => ({ message })));
  });

  it.each([
    ['was refused', { error: 'PEER_FLOOD' }],
    ['was lost before it was executed', { dropCall: true }],
  ])('is not executed if one of them %s', async (_, fault) => {
    const { raw, account, after, answerTo } = await newClient();
    await control.addFault({ accountId: account.userId, method, delayMs: 50, ...fault, count: 1 });
    const first = raw.call(send('first', 1n));
    const waiting = after(first, send('second', 2n));
    expect(await answerTo(waiting)).toMatchObject({ error_code: 500, error_message: 'MSG_WAIT_FAILED' });
    // Also when that is known already.
    const late = after(first, send('third', 3n));
    expect(await answerTo(late)).toMatchObject({ error_message: 'MSG_WAIT_FAILED' });
    const { items } = await control.record(`accountId=${account.userId}&method=${method}`);
    expect(items.slice(1).map(({ outcome }) => outcome)).toEqual(['MSG_WAIT_FAILED', 'MSG_WAIT_FAILED']);
  });

  it('does not wait for what it cannot know: a later one, itself, or one that never came', async () => {
    const { raw, after, answerTo } = await newClient();
    await answerTo(raw.call(send('first', 1n)));
    const refused = { error_message: 'MSG_WAIT_FAILED' };
    const never = messageId();
    expect(await answerTo(after(never, send('second', 2n)))).toMatchObject(refused);
    const later = messageIdAt(20);
    expect(await answerTo(after(later, send('second', 2n)))).toMatchObject(refused);
    const itself = messageId();
    raw.call({ _: 'invokeAfterMsg', msg_id: itself, query: encodeCall(send('second', 2n)) }, { id: itself });
    expect(await answerTo(itself)).toMatchObject(refused);
  });

  it('is executed if the other one succeeded so long ago that nobody remembers', async () => {
    const { after, answerTo } = await newClient();
    expect(await answerTo(after(4n, send('first', 1n)))).toMatchObject({ id: 1 });
  });
});
