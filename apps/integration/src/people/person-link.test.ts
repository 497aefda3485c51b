import { describe, expect, it } from 'vitest';
import { normalizePersonLink, parsePersonLink } from './person-link.ts';

const normalized = (text: string) => {
  const link = parsePersonLink(text);
  return link && normalizePersonLink(link);
};

describe('a person', () => {
  it.each([
    ['@Anna_Runs', '@anna_runs'],
    [' anna_runs ', '@anna_runs'],
    ['t.me/anna_runs', '@anna_runs'],
    ['https://t.me/Anna_Runs/15', '@anna_runs'],
    ['tg://resolve?domain=anna_runs', '@anna_runs'],
    ['+7 (999) 123-45-67', '+79991234567'],
    ['t.me/+79991234567', '+79991234567'],
    ['tg://resolve?phone=79991234567', '+79991234567'],
    ['5551234567', '5551234567'],
    ['tg://user?id=5551234567', '5551234567'],
  ])('written as %s is %s', (text, expected) => {
    expect(normalized(text)).toBe(expected);
  });

  it.each([
    '',
    '@ab',
    '+7',
    't.me/+Gm7xK2pQ9rT4vW1z',
    '-1001234567890',
    '0',
    '9223372036854775808',
    'https://example.com/anna_runs',
  ])('is not what %j names', text => {
    expect(parsePersonLink(text)).toBeNull();
  });
});
