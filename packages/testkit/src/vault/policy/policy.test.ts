import { describe, expect, it } from 'vitest';
import { allows, capabilitiesFor } from './allows.ts';
import { parsePolicy } from './parse-policy.ts';

function rules(text: string) {
  const parsed = parsePolicy(text);
  return parsed.ok ? parsed.rules : [];
}

describe('policies of the double of Vault', () => {
  it('takes a plus for one segment and a star for whatever comes', () => {
    const given = rules(
      'path "secret/data/+/key" { capabilities = ["read"] } path "sys/*" { capabilities = ["list"] }',
    );
    expect(allows(given, 'read', 'secret/data/invite/key', false)).toBe(true);
    expect(allows(given, 'read', 'secret/data/invite/other/key', false)).toBe(false);
    expect(allows(given, 'read', 'secret/data/invite/keys', false)).toBe(false);
    expect(allows(given, 'list', 'sys/policies/acl', false)).toBe(true);
  });

  it('goes by the most particular rule alone, and by deny whatever else is given there', () => {
    const given = rules(`
      path "secret/*"          { capabilities = ["read", "list"] } # the widest
      path "secret/data/*"     { capabilities = ["read"] }
      path "secret/data/+/key" { capabilities = ["update"] }
      path "secret/data/a"     { capabilities = ["read", "deny"] }
    `);
    expect([...capabilitiesFor(given, 'secret/data/b')]).toEqual(['read']);
    expect([...capabilitiesFor(given, 'secret/data/b/key')]).toEqual(['update']);
    expect([...capabilitiesFor(given, 'secret/data/a')]).toEqual([]);
  });

  it('tells creating from updating, and wants sudo where Vault does', () => {
    const given = rules('path "sys/auth/*" { capabilities = ["create"] }');
    expect(allows(given, 'create', 'sys/auth/approle', false)).toBe(true);
    expect(allows(given, 'update', 'sys/auth/approle', false)).toBe(false);
    expect(allows(given, 'create', 'sys/auth/approle', true)).toBe(false);
  });

  it.each([
    'path "a" { capabilities = ["reed"] }',
    'path "a" { required_parameters = ["b"] }',
    'path "a/{{identity.entity.id}}" { capabilities = ["read"] }',
    'path "a*b" { capabilities = ["read"] }',
    'path "a" { capabilities = ["read"]',
  ])('refuses what it would not enforce: %s', text => {
    expect(parsePolicy(text)).toMatchObject({ ok: false });
  });
});
