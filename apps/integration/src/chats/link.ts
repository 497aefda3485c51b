/** What a link to a chat says: a public name, the hash of an invite link, or the chat's canonical id. */
export type ChatLink =
  | { kind: 'name'; username: string }
  | { kind: 'invite'; hash: string }
  | { kind: 'id'; channel: string };

const HOSTS = new Set(['t.me', 'telegram.me', 'telegram.dog']);
const USERNAME = /^[a-z]\w{3,31}$/i;
const INVITE_HASH = /^[\w-]{8,64}$/;

/** First parts of Telegram's own links that are no names of chats. */
const NOT_A_NAME = new Set([
  'addlist',
  'addstickers',
  'addemoji',
  'boost',
  'login',
  'proxy',
  'share',
  'socks',
]);

/** Reads a link as people paste it: `@name`, `t.me/name/123`, `t.me/+hash`, `tg://resolve?domain=name`, an id. */
export function parseChatLink(text: string): ChatLink | null {
  const pasted = text.trim();
  const id = /^(?:telegram:)?(-?)(100)?(\d{1,19})$/.exec(pasted);
  if (id) return { kind: 'id', channel: idOf(pasted, id) };
  if (/^@?\w+$/.test(pasted)) return nameOf(pasted.replace(/^@/, ''));
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
  if (isMarked && !pasted.startsWith('telegram:')) return `telegram:${digits}`;
  return `telegram:${sign}${marked}${digits}`;
}

function nameOf(name: string | undefined): ChatLink | null {
  if (name === undefined || !USERNAME.test(name) || NOT_A_NAME.has(name.toLowerCase())) return null;
  return { kind: 'name', username: name };
}

function inviteOf(hash: string | null | undefined): ChatLink | null {
  return hash && INVITE_HASH.test(hash) ? { kind: 'invite', hash } : null;
}

function urlOf(pasted: string): URL | null {
  return URL.parse(/^[a-z][a-z\d+.-]*:/i.test(pasted) ? pasted : `https://${pasted}`);
}

function ofAppLink(url: URL): ChatLink | null {
  const action = url.host || url.pathname.replace(/^\/+/, '');
  if (action === 'resolve') return nameOf(url.searchParams.get('domain') ?? undefined);
  return action === 'join' ? inviteOf(url.searchParams.get('invite')) : null;
}

function ofWebLink(url: URL): ChatLink | null {
  const host = url.hostname.replace(/^www\./, '');
  const [first, second] = url.pathname.split('/').filter(Boolean);
  if (!HOSTS.has(host)) {
    const name = /^(\w+)\.t\.me$/.exec(host)?.[1];
    return nameOf(name);
  }
  if (first?.startsWith('+')) return inviteOf(first.slice(1));
  if (first === 'joinchat') return inviteOf(second);
  if (first === 'c')
    return second && /^\d{1,19}$/.test(second) ? { kind: 'id', channel: `telegram:${second}` } : null;
  return nameOf(first === 's' ? second : first);
}
