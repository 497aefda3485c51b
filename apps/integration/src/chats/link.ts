/** What a link to a chat says: a public name, the hash of an invite link, or the chat's canonical id. */
export type ChatLink =
  | { kind: 'name'; username: string }
  | { kind: 'invite'; hash: string }
  | { kind: 'id'; channel: string };

/** A link whose chat Telegram can be asked for; an id says nothing to it without an address. */
export type ResolvableLink = Exclude<ChatLink, { kind: 'id' }>;

/** A link of Telegram's to something else: a person, by number or otherwise, or stickers, a proxy, a login and the like. */
export type OtherLink = { kind: 'phone'; phone: string } | { kind: 'person' } | { kind: 'other' };

const HOSTS = new Set(['t.me', 'telegram.me', 'telegram.dog']);
const WEB_CLIENT = 'web.telegram.org';
const USERNAME = /^[a-z]\w{3,31}$/i;
const INVITE_HASH = /^[\w-]{8,64}$/;
const ID = /^(?:telegram:)?(-?)(100)?(\d{1,19})$/i;

/** Behind a `+` stands the hash of an invite link, or a phone number, which is shorter. */
const PHONE = /^\d{7,15}$/;

/** What stands around a link in a text, and signs that are not seen. */
const AROUND = /^[\s<«"'([]+|[\s>»"')\],;.!]+$/g;
const UNSEEN = /[\u200b-\u200f\u2060\ufeff]/g;

/** First parts of Telegram's own links that are no names of chats: https://core.telegram.org/api/links */
const NOT_A_NAME = new Set([
  ...['addemoji', 'addlist', 'addstickers', 'addtheme', 'auction', 'bg', 'boost', 'call', 'confirmphone'],
  ...['contact', 'giftcode', 'invoice', 'login', 'msg', 'proxy', 'setlanguage', 'share', 'socks', 'theme'],
]);

const OTHER: OtherLink = { kind: 'other' };

/**
 * Reads a link as people paste it: `@name`, `t.me/name/123`, `t.me/+hash`, `tg://resolve?domain=name`, an id. Null for
 * what is no link of Telegram's.
 */
export function parseLink(text: string): ChatLink | OtherLink | null {
  const pasted = text.replace(UNSEEN, '').replace(AROUND, '');
  const id = ID.exec(pasted);
  if (id) return { kind: 'id', channel: idOf(pasted, id) };
  const name = /^@?(\w+)$/.exec(pasted) ?? /^@(\w+)[/?]/.exec(pasted);
  if (name) return nameOf(name[1]);
  if (pasted.startsWith('+')) return behindPlus(pasted.slice(1));
  const url = urlOf(pasted);
  if (!url) return null;
  return url.protocol === 'tg:' ? ofAppLink(url) : ofWebLink(url);
}

/** One spelling for all links to the same thing: what a permit to resolve it names. */
export function normalizeChatLink(link: ChatLink): string {
  if (link.kind === 'name') return `@${link.username.toLowerCase()}`;
  return link.kind === 'invite' ? `+${link.hash}` : link.channel;
}

/** `-100…` is how bots write the ids of supergroups and channels; other negative ids are basic groups. */
function idOf(pasted: string, [, sign = '', marked = '', digits = '']: RegExpExecArray): string {
  const isMarked = sign === '-' && marked !== '' && digits.length >= 9;
  if (isMarked && !pasted.toLowerCase().startsWith('telegram:')) return `telegram:${digits}`;
  return `telegram:${sign}${marked}${digits}`;
}

function nameOf(name: string | null | undefined): ChatLink | OtherLink | null {
  if (!name || !USERNAME.test(name)) return null;
  return NOT_A_NAME.has(name.toLowerCase()) ? OTHER : { kind: 'name', username: name };
}

function behindPlus(text: string): ChatLink | OtherLink | null {
  return PHONE.test(text) ? { kind: 'phone', phone: `+${text}` } : inviteOf(text);
}

function inviteOf(hash: string | null | undefined): ChatLink | null {
  return hash && INVITE_HASH.test(hash) ? { kind: 'invite', hash } : null;
}

const channelOf = (id: string | null | undefined): ChatLink | null =>
  id && /^\d{1,19}$/.test(id) ? { kind: 'id', channel: `telegram:${id}` } : null;

function urlOf(pasted: string): URL | null {
  return URL.parse(/^[a-z][a-z\d+.-]*:/i.test(pasted) ? pasted : `https://${pasted}`);
}

function ofAppLink(url: URL): ChatLink | OtherLink | null {
  const action = (url.host || url.pathname.replace(/^\/+/, '')).toLowerCase();
  const values = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const phone = values.get('phone')?.replace(/^[+\s]+/, '');
  switch (action) {
    case 'resolve':
      return phone && PHONE.test(phone) ? behindPlus(phone) : nameOf(values.get('domain'));
    case 'join':
      return inviteOf(values.get('invite'));
    case 'privatepost':
      return channelOf(values.get('channel'));
    case 'user':
    case 'contact':
      return { kind: 'person' };
    default:
      return OTHER;
  }
}

function ofWebLink(url: URL): ChatLink | OtherLink | null {
  const host = url.hostname.replace(/^www\./, '');
  // The web client names the open chat behind the hash.
  if (host === WEB_CLIENT) return /^#(?:@\w+|-100\d+)$/.test(url.hash) ? parseLink(url.hash.slice(1)) : null;
  const [first = '', second] = url.pathname.split('/').filter(Boolean).map(decoded);
  if (!HOSTS.has(host)) return nameOf(/^(\w+)\.t\.me$/.exec(host)?.[1]);
  if (first.startsWith('+')) return behindPlus(first.slice(1));
  switch (first.toLowerCase()) {
    case 'joinchat':
      return inviteOf(second?.replace(/^\+/, ''));
    case 'c':
      return channelOf(second);
    case 's':
      return nameOf(second);
    default:
      return first.startsWith('$') ? OTHER : nameOf(first.replace(/^@/, ''));
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
