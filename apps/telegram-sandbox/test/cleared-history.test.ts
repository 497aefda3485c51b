import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from 'telegram';
import { expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox({ people: 200 });
const changes = () => readFileSync(join(telegram.dataDirectory, 'world.ndjson'), 'utf8').trim().split('\n');

it('writes down the messages that are there, and nothing where there are none', async () => {
  const { client } = await telegram.newUser();
  await telegram.newUser({ username: 'is_cleared' });
  const peer = await client.getInputEntity('is_cleared');
  for (const message of ['a', 'b', 'c']) await client.sendMessage(peer, { message });
  const [, second] = await client.getMessages(peer);
  await client.deleteMessages(peer, [second?.id ?? 0], { revoke: false });
  const clear = () => client.invoke(new Api.messages.DeleteHistory({ peer, maxId: 0 }));
  expect(await clear()).toMatchObject({ ptsCount: 2 });
  const before = changes();
  expect(JSON.parse(before.at(-1) ?? '')).toMatchObject({ type: 'messages-deleted', messageIds: [1, 3] });
  expect(await clear()).toMatchObject({ ptsCount: 0 });
  expect(changes()).toEqual(before);
});
