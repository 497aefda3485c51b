import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox({ people: 200 });

it('a page of no stated length has twenty messages', async () => {
  const { client } = await telegram.newUser();
  for (let nth = 0; nth < 22; nth++) await client.sendMessage('me', { message: `${nth}` });
  const bounds = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 0, maxId: 0, minId: 0 };
  const peer = new Api.InputPeerSelf();
  const page = await client.invoke(new Api.messages.GetHistory({ peer, ...bounds, hash: returnBigInt(0) }));
  expect('messages' in page && page.messages).toHaveLength(20);
});
