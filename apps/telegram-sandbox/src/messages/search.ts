import type { Tl } from '../tl/api.ts';
import type { Message } from '../world/message.ts';
import type { Ordered } from '../world/page-of-history.ts';

/** How far back is looked in one conversation, so that a search in a history of hundreds of thousands holds nobody up. */
const MAX_SCANNED = 5_000;

export type Wanted = {
  readonly query: string;
  readonly filter: Tl<'MessagesFilter'>;
  readonly fromId?: number;
  /** The first message of the thread to search in. */
  readonly topId?: number;
  /** Seconds; 0 does not bind. */
  readonly minDate: number;
  readonly maxDate: number;
};

/** What fits among the newest `maxScanned`, oldest first; `inexact` if not everything was looked at. */
export function searchMessages(
  messages: Ordered<Message>,
  wanted: Wanted,
  maxScanned = MAX_SCANNED,
): { readonly found: Message[]; readonly inexact: boolean } {
  const start = Math.max(0, messages.size - maxScanned);
  const found: Message[] = [];
  for (let place = start; place < messages.size; place++) {
    const message = messages.at(place);
    if (fits(message, wanted)) found.push(message);
  }
  return { found, inexact: start > 0 };
}

function fits(message: Message, { query, filter, fromId, topId, minDate, maxDate }: Wanted): boolean {
  const { content, at, replyTo } = message;
  if (fromId !== undefined && (message.asChatId ?? message.fromId) !== fromId) return false;
  if (topId !== undefined && (replyTo?.topId ?? replyTo?.id) !== topId) return false;
  if ((minDate > 0 && at / 1000 < minDate) || (maxDate > 0 && at / 1000 > maxDate)) return false;
  if (!isKind(content, filter)) return false;
  return query === '' || (content.kind === 'text' && hasWords(content.text, query));
}

/** There are no media, pins or calls, so most filters find nothing. */
function isKind(content: Message['content'], filter: Tl<'MessagesFilter'>): boolean {
  if (filter._ === 'inputMessagesFilterEmpty') return true;
  return (
    filter._ === 'inputMessagesFilterUrl' && content.kind === 'text' && /https?:\/\//i.test(content.text)
  );
}

/** Every word asked for begins a word of the text; Telegram's own search also knows word forms, which is left out. */
function hasWords(text: string, query: string): boolean {
  const words = wordsOf(text);
  return wordsOf(query).every(wanted => words.some(word => word.startsWith(wanted)));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
