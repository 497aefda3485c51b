import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectChatLink } from './expect-chat-link.ts';
import { normalizeChatLink } from './link.ts';

/** The spelling of a link that all of them share, or the code of what is wrong with it. */
function normalized(text: string): string {
  try {
    return normalizeChatLink(expectChatLink(text));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

describe('a link to a chat', () => {
  it.each([
    '@Running_Club',
    'running_club',
    ' t.me/running_club ',
    'https://t.me/running_club/123',
    'https://t.me/running_club/5/123?comment=7',
    'http://www.t.me/running_club?single',
    'HTTPS://T.ME/Running_Club',
    'https://t.me/s/running_club?before=10',
    'https://t.me/@running_club',
    'https://t.me/%40running_club',
    'https://telegram.me/running_club',
    'telegram.dog/running_club',
    'https://running_club.t.me/',
    'tg://resolve?domain=running_club',
    'TG://RESOLVE?DOMAIN=running_club',
    'tg:resolve?domain=running_club&post=5',
    'https://web.telegram.org/k/#@running_club',
    '@running_club/15',
    '<https://t.me/running_club>.',
    '«@running_club»,',
    '\u200e@running_club\u200b',
  ])('by its name is recognised: %s', text => {
    expect(normalized(text)).toBe('@running_club');
  });

  it.each([
    'https://t.me/+AbCdEf123_-x',
    't.me/%2BAbCdEf123_-x',
    't.me/joinchat/AbCdEf123_-x',
    'HTTPS://T.ME/JOINCHAT/AbCdEf123_-x',
    'https://telegram.me/joinchat/AbCdEf123_-x?start=1',
    'tg://join?invite=AbCdEf123_-x',
    '+AbCdEf123_-x',
  ])('by invitation is recognised, with its letters as they are: %s', text => {
    expect(normalized(text)).toBe('+AbCdEf123_-x');
  });

  it.each([
    ['1400000000', 'telegram:1400000000'],
    ['-1001400000000', 'telegram:1400000000'],
    [' -1001400000000\n', 'telegram:1400000000'],
    ['telegram:1400000000', 'telegram:1400000000'],
    ['https://t.me/c/1400000000/77', 'telegram:1400000000'],
    ['https://t.me/c/1400000000/7/77?thread=7', 'telegram:1400000000'],
    ['tg://privatepost?channel=1400000000&post=77', 'telegram:1400000000'],
    ['https://web.telegram.org/a/#-1001400000000', 'telegram:1400000000'],
    ['-4242', 'telegram:-4242'],
    ['telegram:-1001', 'telegram:-1001'],
  ])('by its id is recognised: %s', (text, key) => {
    expect(normalized(text)).toBe(key);
  });

  it.each(['t.me/+79991234567', '+79991234567', 'tg://resolve?phone=79991234567', 'tg://user?id=5551234567'])(
    'is not one to a person: %s',
    text => {
      expect(normalized(text)).toBe('link_to_person');
    },
  );

  it.each([
    'https://t.me/addstickers/Cats',
    'tg://addstickers?set=Cats',
    'https://t.me/addemoji/Cats',
    'https://t.me/proxy?server=example.com&port=443&secret=00',
    'tg://socks?server=example.com',
    'https://t.me/share/url?url=x',
    'https://t.me/addlist/AbCdEf',
    'https://t.me/login/12345',
    'https://t.me/$AbCdEf',
    'tg://settings',
    't.me/contact/AbCd',
  ])('is not one to stickers, a proxy and the like: %s', text => {
    expect(normalized(text)).toBe('link_to_other');
  });

  it.each([
    '',
    'two words',
    'https://example.com/running_club',
    'https://t.me/',
    't.me/%',
    '@abc',
    '@1running',
    'https://evil.com/t.me/running_club',
    'https://t.me.evil.com/running_club',
    'javascript:alert(1)',
    '+7',
    'https://web.telegram.org/',
  ])('is nothing else: %s', text => {
    expect(normalized(text)).toBe('link_not_recognised');
  });
});

const letters = 'abcdefghijklmnopqrstuvwxyz';
const unit = fc.constantFrom(...letters, ...letters.toUpperCase(), ...'0123456789_');
const name = fc
  .tuple(fc.constantFrom(...letters), fc.string({ unit, minLength: 4, maxLength: 31 }))
  .map(([first, rest]) => `${first}${rest}`)
  .filter(text => normalized(text) !== 'link_to_other');
const hash = fc.string({ unit: fc.oneof(unit, fc.constant('-')), minLength: 16, maxLength: 22 });
const id = fc.integer({ min: 100_000_000, max: 9_999_999_999 }).map(String);
const post = fc.nat({ max: 99_999 }).map(number => `/${number}`);
const tail = fc.oneof(fc.constant(''), fc.constant('/'), post);
const query = fc.constantFrom('', '?single', '?comment=12', '?utm_source=x&y=%20');
const space = fc.constantFrom('', ' ', '\n', '\t ', '\u00a0');
const host = fc.constantFrom('t.me', 'T.me', 'telegram.me', 'www.telegram.dog');
const scheme = fc.constantFrom('', 'http://', 'https://', 'HTTPS://');

describe('however it is written, a link', () => {
  const pasted = fc.record({ scheme, host, tail, query, before: space, after: space });
  type Pasted = { scheme: string; host: string; tail: string; query: string; before: string; after: string };

  it('to a name leads to that name', () => {
    const forms: ((name: string, at: Pasted) => string)[] = [
      (text, at) => `${at.scheme}${at.host}/${text}${at.tail}${at.query}`,
      (text, at) => `${at.scheme}${at.host}/s/${text}${at.tail}${at.query}`,
      (text, at) => `tg://resolve?domain=${text}&post=${at.tail.length}`,
      text => `@${text}`,
      text => text,
    ];
    fc.assert(
      fc.property(name, pasted, fc.constantFrom(...forms), (text, at, form) => {
        expect(normalized(`${at.before}${form(text, at)}${at.after}`)).toBe(`@${text.toLowerCase()}`);
      }),
    );
  });

  it('of an invitation keeps its hash', () => {
    const forms: ((hash: string, at: Pasted) => string)[] = [
      (text, at) => `${at.scheme}${at.host}/+${text}${at.query}`,
      (text, at) => `${at.scheme}${at.host}/joinchat/${text}${at.query}`,
      text => `tg://join?invite=${text}`,
    ];
    fc.assert(
      fc.property(hash, pasted, fc.constantFrom(...forms), (text, at, form) => {
        expect(normalized(`${at.before}${form(text, at)}${at.after}`)).toBe(`+${text}`);
      }),
    );
  });

  it('to an id keeps the id', () => {
    const forms: ((id: string, at: Pasted) => string)[] = [
      (text, at) => `${at.scheme}${at.host}/c/${text}${at.tail}${at.query}`,
      text => `-100${text}`,
      text => `telegram:${text}`,
    ];
    fc.assert(
      fc.property(id, pasted, fc.constantFrom(...forms), (text, at, form) => {
        expect(normalized(`${at.before}${form(text, at)}${at.after}`)).toBe(`telegram:${text}`);
      }),
    );
  });

  it('is the same again once it is spelt as all are, and any text is answered', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl({ size: 'xsmall' }),
          name,
          hash.map(text => `+${text}`),
          id,
        ),
        text => {
          const once = normalized(text);
          if (!once.startsWith('link_')) expect(normalized(once)).toBe(once);
        },
      ),
      { numRuns: 500 },
    );
  });
});
