import type { Conversation } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';
import type { Ordered } from '../world/page-of-history.ts';
import { searchMessages, type Wanted } from './search.ts';

/** How many messages are looked at in all conversations together, as drawing one takes a few microseconds. */
const MAX_SCANNED = 10_000;

type Searched = { readonly conversation: Conversation; readonly messages: Ordered<Message> };
type Found = { readonly conversation: Conversation; readonly message: Message };

/**
 * What fits in any of these, newest first; `inexact` if not everything was looked at. Short conversations are
 * searched whole, and the long ones share what they leave, so that no loud group hides what a friend wrote.
 */
export function searchEverywhere(
  conversations: readonly Searched[],
  wanted: Wanted,
): { readonly found: Found[]; readonly inexact: boolean } {
  const shortestFirst = conversations.toSorted((one, other) => one.messages.size - other.messages.size);
  let [left, unsearched, inexact] = [MAX_SCANNED, conversations.length, false];
  const found: Found[] = [];
  for (const { conversation, messages } of shortestFirst) {
    const share = Math.min(messages.size, Math.floor(left / unsearched--));
    left -= share;
    const searched = searchMessages(messages, wanted, share);
    inexact ||= searched.inexact;
    for (const message of searched.found) found.push({ conversation, message });
  }
  found.sort((one, other) => other.message.at - one.message.at);
  return { found, inexact };
}
