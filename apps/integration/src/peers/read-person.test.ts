import { Api, helpers } from 'telegram';
import { describe, expect, it } from 'vitest';
import { readSightings } from './read-person.ts';

const id = (value: number) => helpers.returnBigInt(value);
const full = (userId: number) => new Api.User({ id: id(userId), accessHash: id(userId * 11) });
const min = (userId: number) => new Api.User({ id: id(userId), accessHash: id(userId * 13), min: true });
const messageBy = (userId: number, messageId: number, peerId: Api.TypePeer) =>
  new Api.Message({
    id: messageId,
    fromId: new Api.PeerUser({ userId: id(userId) }),
    peerId,
    date: 0,
    message: '',
  });
const inSupergroup = new Api.PeerChannel({ channelId: id(5) });

describe('what an account learns of people', () => {
  it('is their access hash, and the chat whose people they are', () => {
    expect(readSightings({ users: [full(1)], seenIn: 'telegram:5' })).toEqual([
      { platformUserId: 1n, accessHash: 11n, seenIn: 'telegram:5', messageId: null },
    ]);
  });

  it('is a message of whoever is shown without a usable access hash', () => {
    const messages = [messageBy(1, 70, inSupergroup), messageBy(2, 71, inSupergroup)];
    expect(readSightings({ users: [min(2)], messages })).toEqual([
      { platformUserId: 2n, accessHash: null, seenIn: 'telegram:5', messageId: 71 },
    ]);
  });

  it('is, in a basic group, a message under the key of the group', () => {
    const messages = [messageBy(2, 71, new Api.PeerChat({ chatId: id(5) }))];
    expect(readSightings({ users: [min(2)], messages })).toMatchObject([{ seenIn: 'telegram:-5' }]);
  });

  it('is nothing of whoever is shown without either', () => {
    const privately = messageBy(2, 71, new Api.PeerUser({ userId: id(2) }));
    expect(
      readSightings({ users: [min(1), min(2), new Api.UserEmpty({ id: id(3) })], messages: [privately] }),
    ).toEqual([]);
  });
});
