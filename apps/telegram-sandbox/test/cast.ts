import { Api, type TelegramClient } from 'telegram';
import type { NewChat } from './control-client.ts';
import type { Fixture } from './fixture.ts';
import { resolveChannel } from './gramjs-client.ts';

let chats = 0;
let people = 0;

/** Whoever plays in tests about chats: their founders, and people with a client whom others can address. */
export function cast(telegram: Fixture) {
  return {
    /** A public supergroup of a new account, unless it is to be something else. */
    async newChat(chat: Partial<NewChat> = {}) {
      const { client, account } = await telegram.newUser();
      const username = `joined_${++chats}`;
      const founded = {
        kind: 'supergroup',
        title: username,
        username,
        creatorUserId: account.userId,
      } as const;
      const item = await telegram.control.createChat({ ...founded, ...chat });
      return { client, account, item, username, channel: await resolveChannel(client, username) };
    },
    async newPerson() {
      const username = `joiner_${++people}`;
      const { client, account } = await telegram.newUser({ username });
      return { client, account, username };
    },
    async memberIds(chatId: string): Promise<string[]> {
      return (await telegram.control.members(chatId)).items.map(({ userId }) => userId);
    },
  };
}

/** Somebody as this client addresses them. */
export async function addressed(client: TelegramClient, username: string): Promise<Api.User> {
  const { users } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
  const [user] = users;
  if (!(user instanceof Api.User)) throw new Error(`@${username} is nobody`);
  return user;
}

export const join = (client: TelegramClient, channel: Api.Channel) =>
  client.invoke(new Api.channels.JoinChannel({ channel }));

/** Denies somebody something in a chat; without rights, to be in it at all. */
export const ban = (
  client: TelegramClient,
  channel: Api.Channel,
  participant: Api.User,
  bannedRights = new Api.ChatBannedRights({ viewMessages: true, untilDate: 0 }),
) => client.invoke(new Api.channels.EditBanned({ channel, participant, bannedRights }));
