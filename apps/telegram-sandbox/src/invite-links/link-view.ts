import type { TlConstructor } from '../tl/api.ts';
import { seconds } from '../views/seconds.ts';
import type { Chat } from '../world/chat.ts';
import type { InviteLink } from '../world/invite-links.ts';

const PREFIX = 'https://t.me/+';

/** A link as those see it who may hand it on. https://core.telegram.org/constructor/chatInviteExported */
export function linkView(link: InviteLink, chat: Chat): TlConstructor<'chatInviteExported'> {
  const requested = [...chat.requests.values()].filter(({ linkHash }) => linkHash === link.hash).length;
  return {
    _: 'chatInviteExported',
    link: PREFIX + link.hash,
    revoked: link.revoked,
    permanent: link.permanent,
    request_needed: link.requestNeeded,
    admin_id: BigInt(link.adminId),
    date: seconds(link.at),
    expire_date: link.expiresAt === null ? undefined : seconds(link.expiresAt),
    usage_limit: link.usageLimit ?? undefined,
    usage: link.joined.size || undefined,
    requested: requested || undefined,
    title: link.title ?? undefined,
  };
}

/** The hash in any of the spellings of a link. https://core.telegram.org/api/links#chat-invite-links */
export const hashIn = (link: string): string =>
  link
    .replace(/^tg:(\/\/)?join\?invite=/, '')
    .replace(/^(https?:\/\/)?(t\.me|telegram\.me)\//, '')
    .replace(/^(\+|joinchat\/)/, '');
