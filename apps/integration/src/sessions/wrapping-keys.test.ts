import { randomBytes } from 'node:crypto';
import type { SecretStore } from '@muster/secrets';
import { expect, it } from 'vitest';
import { openWrappingKeys } from './wrapping-keys.ts';

const wrappingKey = (id: string) => ({ id, key: randomBytes(32).toString('base64') });

it('knows a key that another process wrapped with already, and no other', async () => {
  let ring = [wrappingKey('1')];
  const secrets: Pick<SecretStore, 'read'> = {
    read: async (_path, shape) => shape.parse({ keys: JSON.stringify(ring) }),
  };
  const keys = await openWrappingKeys(secrets);
  ring = [wrappingKey('2'), ...ring];
  expect(keys.newest().id).toBe('1');
  expect((await keys.byId('2')).id).toBe('2');
  expect(keys.newest().id).toBe('2');
  expect(keys.earlier().map(({ id }) => id)).toEqual(['1']);
  await expect(keys.byId('3')).rejects.toThrow('there is no wrapping key 3');
});
