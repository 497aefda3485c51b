import { describe, expect, it } from 'vitest';
import { normalizeChatLink, parseChatLink } from './link.ts';

const normalized = (text: string): string | null => {
  const link = parseChatLink(text);
  return link && normalizeChatLink(link);
};

describe('a link to a chat', () => {
  it.each([
    '@Running_Club',
    'running_club',
    ' t.me/running_club ',
    'https://t.me/running_club/123',
    'http://www.t.me/running_club?single',
    'https://t.me/s/running_club',
    'https://telegram.me/running_club',
    'https://running_club.t.me/',
    'tg://resolve?domain=running_club',
    'tg:resolve?domain=running_club&post=5',
  ])('by its name is recognised: %s', text => {
    expect(normalized(text)).toBe('@running_club');
  });

  it.each(['https://t.me/+AbCdEf123_-x', 't.me/joinchat/AbCdEf123_-x', 'tg://join?invite=AbCdEf123_-x'])(
    'by invitation is recognised, with its letters as they are: %s',
    text => {
      expect(normalized(text)).toBe('+AbCdEf123_-x');
    },
  );

  it.each([
    ['1400000000', 'telegram:1400000000'],
    ['-1001400000000', 'telegram:1400000000'],
    ['telegram:1400000000', 'telegram:1400000000'],
    ['https://t.me/c/1400000000/77', 'telegram:1400000000'],
    ['-4242', 'telegram:-4242'],
    ['telegram:-1001', 'telegram:-1001'],
  ])('by its id is recognised: %s', (text, key) => {
    expect(normalized(text)).toBe(key);
  });

  it.each([
    '',
    'two words',
    'https://example.com/running_club',
    'https://t.me/',
    'https://t.me/addstickers/Cats',
    'https://t.me/share/url?url=x',
    '@abc',
    '@1running',
    'https://evil.com/t.me/running_club',
    'javascript:alert(1)',
  ])('that leads to no chat is refused: %s', text => {
    expect(normalized(text)).toBeNull();
  });
});
