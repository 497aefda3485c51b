/** Meant for one connection, not for the next: RFC 9110, section 7.6.1. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** The headers that go on to the next hop: without those above and without those that `connection` names. */
export function endToEnd<Headers extends Record<string, unknown>>(headers: Headers): Headers {
  const named = typeof headers.connection === 'string' ? headers.connection.toLowerCase().split(',') : [];
  const onlyHere = new Set([...HOP_BY_HOP, ...named.map(name => name.trim())]);
  const kept = { ...headers };
  for (const name of onlyHere) delete kept[name];
  return kept;
}
