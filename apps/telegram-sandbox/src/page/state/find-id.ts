import { bodyOf } from '../../client/index.ts';
import { api } from './api.ts';
import { Unfit } from './wrong.ts';

/** A phone number as people write it, without what only makes it readable. */
export const searchable = (query: string): string =>
  /^[+\d\s().-]+$/.test(query) ? query.replaceAll(/[\s().-]/g, '') : query;

const isId = (text: string): boolean => /^\d{1,16}$/.test(text);

/** The id of whoever is meant by a name, username, phone or id; an id is believed as it is. */
export async function personIdOf(text: string): Promise<string> {
  if (isId(text)) return text;
  const query = searchable(text);
  const { items } = await bodyOf(api.GET('/accounts', { params: { query: { query, limit: 100 } } }));
  return only(
    items.map(({ userId, firstName, lastName, username }) => ({
      id: userId,
      names: [firstName, [firstName, lastName].join(' '), `@${username}`, `${username}`],
    })),
    text,
    'nobodyFound',
  );
}

/** The id of the chat that is meant by a title, username or id. */
export async function chatIdOf(text: string): Promise<string> {
  if (isId(text)) return text;
  const query = text.replace(/^@/, '');
  const { items } = await bodyOf(api.GET('/chats', { params: { query: { query } } }));
  return only(
    items.map(({ chatId, title, username }) => ({
      id: chatId,
      names: [title, `@${username}`, `${username}`],
    })),
    text,
    'noChatCalledSo',
  );
}

/** The id of a person or, if nobody is called that, of a chat. */
export const personOrChatIdOf = (text: string): Promise<string> =>
  personIdOf(text).catch(error => {
    if (error instanceof Unfit && error.phrase === 'nobodyFound') return chatIdOf(text);
    throw error;
  });

type Found = { readonly id: string; readonly names: readonly string[] };

/** Who alone was found, or alone is called exactly so. */
function only(found: readonly Found[], text: string, none: 'nobodyFound' | 'noChatCalledSo'): string {
  const wanted = text.toLowerCase();
  const exact = found.filter(({ names }) => names.some(name => name.trim().toLowerCase() === wanted));
  const [first, ...more] = exact.length > 0 ? exact : found;
  if (first === undefined) throw new Unfit(none);
  if (more.length > 0) throw new Unfit('severalCalledSo');
  return first.id;
}
