import type { Author, AuthorsPage, ChatAuthor } from '@muster/contracts';
import { Api } from 'telegram';
import { channelKey } from '../peers/channel-key.ts';
import { readPerson } from '../peers/read-person.ts';

/** What Telegram answers with messages. */
export type Messages = Exclude<Api.messages.TypeMessages, Api.messages.MessagesNotModified>;

/** @throws when Telegram says that nothing has changed, which it says to a hash alone */
export function messagesOf(answer: Api.messages.TypeMessages): Messages {
  if (answer instanceof Api.messages.MessagesNotModified) throw new Error('no hash was sent');
  return answer;
}

/** How many there are altogether of what the page shows a part of. */
export const countOf = (page: Messages): number => ('count' in page ? page.count : page.messages.length);

/**
 * The message before which a list goes on; null when there is none before it. A page may be short of messages that are
 * gone, so only an empty one is the last, or one with the very first message.
 */
export function oldestOf({ messages }: Messages): number | null {
  const oldest = messages.at(-1);
  return oldest && oldest.id > 1 ? oldest.id : null;
}

/** Telegram tells the time of a message to the second. */
export const isOlder = (message: Api.TypeMessage | undefined, since: Date | null): boolean =>
  since !== null &&
  message !== undefined &&
  'date' in message &&
  message.date < Math.floor(since.getTime() / 1000);

/** Who wrote the messages of a page, people and chats apart; each once. What merely happened was written by nobody. */
export function authorsOf(
  { messages, users, chats }: Messages,
  since: Date | null,
): Pick<AuthorsPage, 'authors' | 'chats' | 'messages'> {
  const described = new Map(users.flatMap(user => (user instanceof Api.User ? [[`${user.id}`, user]] : [])));
  const titles = new Map(chats.flatMap(chat => ('title' in chat ? [[`${chat.id}`, chat.title]] : [])));
  const people = new Map<string, Author>();
  const inName = new Map<string, ChatAuthor>();
  const written = messages.filter(message => message instanceof Api.Message && !isOlder(message, since));
  for (const message of written) {
    if (!(message instanceof Api.Message)) continue;
    const from = message.fromId ?? message.peerId;
    if (from instanceof Api.PeerUser) {
      const id = from.userId.toString();
      const user = described.get(id);
      // Newest first: what a person is met by first is their newest.
      const newest = { id: message.id, at: new Date(message.date * 1000).toISOString() };
      const author = people.get(id) ?? (user && { person: readPerson(user), messages: 0, newest });
      if (author) people.set(id, { ...author, messages: author.messages + 1 });
    } else if (from instanceof Api.PeerChannel) {
      const id = from.channelId.toString();
      const known = inName.get(id) ?? {
        channel: channelKey('channel', BigInt(id)),
        title: titles.get(id) ?? '',
        as: isAnonymous(message, from) ? 'anonymous_admin' : 'channel',
        messages: 0,
      };
      inName.set(id, { ...known, messages: known.messages + 1 });
    }
  }
  return { authors: [...people.values()], chats: [...inName.values()], messages: written.length };
}

/** In a group's own name its admins write; in a channel's, the channel. */
const isAnonymous = ({ post, peerId }: Api.Message, { channelId }: Api.PeerChannel): boolean =>
  !post && peerId instanceof Api.PeerChannel && peerId.channelId.eq(channelId);
