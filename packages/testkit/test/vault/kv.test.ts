import { describe, expect, it, vi } from 'vitest';
import { openDouble, openVault } from './a-vault.ts';

describe('secrets in the double of Vault', () => {
  it('writes over a version only when it is the one that was read', async () => {
    const { ask } = await openVault();
    const write = (key: string, cas: number) =>
      ask('POST', 'secret/data/people/key', { data: { key }, options: { cas } });
    expect(await write('a', 0)).toMatchObject({ status: 200, body: { data: { version: 1 } } });
    expect(await write('b', 0)).toMatchObject({
      status: 400,
      body: { errors: ['check-and-set parameter did not match the current version'] },
    });
    expect(await write('b', 1)).toMatchObject({ status: 200, body: { data: { version: 2 } } });
    expect(await ask('GET', 'secret/data/people/key?version=1')).toMatchObject({
      body: { data: { data: { key: 'a' } } },
    });
  });

  it('are refused for a moment after their engine was enabled (double)', async () => {
    const { ask } = await openDouble();
    await ask('POST', 'sys/mounts/other', { type: 'kv', options: { version: '2' } });
    const write = () => ask('POST', 'other/data/key', { data: { key: 'a' } });
    expect(await write()).toMatchObject({
      status: 400,
      body: { errors: [expect.stringMatching(/^Upgrading from non-versioned/)] },
    });
    await vi.waitFor(async () => expect((await write()).status).toBe(200));
  });

  it('are written only by who says which version he read, where the engine wants that', async () => {
    const { ask } = await openVault();
    await ask('POST', 'secret/config', { cas_required: true });
    const write = (options: object) => ask('POST', 'secret/data/key', { data: { key: 'a' }, options });
    expect(await write({})).toMatchObject({
      status: 400,
      body: { errors: ['check-and-set parameter required for this call'] },
    });
    expect((await write({ cas: 0 })).status).toBe(200);
  });

  it('answers 404 for a deleted version and still tells of it, until it is undeleted', async () => {
    const { ask } = await openVault();
    await ask('POST', 'secret/data/people/key', { data: { key: 'a' } });
    expect((await ask('DELETE', 'secret/data/people/key')).status).toBe(204);
    expect(await ask('GET', 'secret/data/people/key')).toMatchObject({
      status: 404,
      body: { data: { data: null, metadata: { version: 1, destroyed: false } } },
    });
    await ask('POST', 'secret/undelete/people/key', { versions: [1] });
    expect((await ask('GET', 'secret/data/people/key')).status).toBe(200);
    await ask('DELETE', 'secret/metadata/people/key');
    expect(await ask('GET', 'secret/data/people/key')).toMatchObject({ status: 404, body: { errors: [] } });
  });

  it('lists names, those of folders with a slash, and has no empty list', async () => {
    const { ask } = await openVault();
    await ask('POST', 'secret/data/people/key', { data: { key: 'a' } });
    expect(await ask('LIST', 'secret/metadata')).toMatchObject({ body: { data: { keys: ['people/'] } } });
    expect(await ask('LIST', 'secret/metadata/people')).toMatchObject({ body: { data: { keys: ['key'] } } });
    expect((await ask('LIST', 'secret/metadata/nobody')).status).toBe(404);
  });
});
