import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { say, supergroup } from './written-messages.ts';

const telegram = useSandbox({ people: 300 });

describe('messages.getDialogs', () => {
  it('lists every conversation once over its pages, newest first', async () => {
    const { client } = await telegram.newUser();
    await say(client, 'me', 'to myself');
    for (let index = 0; index < 5; index++) {
      const username = `dialog_partner_${index}`;
      await telegram.newAccount({ username });
      await say(client, await client.getInputEntity(username), `hello ${index}`);
    }
    const page = { limit: 2, offsetDate: 0, offsetId: 0, offsetPeer: new Api.InputPeerEmpty() };
    const first = await client.invoke(new Api.messages.GetDialogs({ ...page, hash: returnBigInt(0) }));
    expect(first).toMatchObject({ className: 'messages.DialogsSlice', count: 6 });
    const all: string[] = [];
    for await (const dialog of client.iterDialogs({ limit: 100 })) all.push(dialog.message?.message ?? '');
    expect(all).toEqual(['hello 4', 'hello 3', 'hello 2', 'hello 1', 'hello 0', 'to myself']);
  });

  it('goes on after the last one, also when ids of a channel and of the box lie in one second', async () => {
    const { owner, channel } = await supergroup(telegram);
    await say(owner.client, 'me', 'a', 'b', 'c', 'd');
    await say(owner.client, channel, 'newest of all');
    const seen: string[] = [];
    let offset: { offsetDate: number; offsetId: number; offsetPeer: Api.TypeInputPeer } = {
      ...{ offsetDate: 0, offsetId: 0, offsetPeer: new Api.InputPeerEmpty() },
    };
    for (let pages = 0; pages < 3; pages++) {
      const page = new Api.messages.GetDialogs({ ...offset, limit: 1, hash: returnBigInt(0) });
      const answer = await owner.client.invoke(page);
      if (!('messages' in answer)) throw new Error(answer.className);
      const [message] = answer.messages;
      if (!(message instanceof Api.Message)) break;
      seen.push(message.message);
      const offsetPeer = await owner.client.getInputEntity(message.peerId);
      offset = { offsetDate: message.date, offsetId: message.id, offsetPeer };
    }
    expect(seen).toEqual(['newest of all', 'd']);
  });
});
