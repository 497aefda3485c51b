import type { ErrorCode } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import { type ChatLink, type OtherLink, parseLink } from './link.ts';

/** What a text that should name a chat is instead. */
const instead = {
  phone: 'link_to_person',
  person: 'link_to_person',
  other: 'link_to_other',
} as const satisfies Record<OtherLink['kind'], ErrorCode>;

/**
 * The chat that a text of a person names.
 * @throws a problem that says what the text is instead
 */
export function expectChatLink(text: string): ChatLink {
  const link = parseLink(text);
  if (!link) throw problem('link_not_recognised');
  switch (link.kind) {
    case 'name':
    case 'invite':
    case 'id':
      return link;
    default:
      throw problem(instead[link.kind]);
  }
}
