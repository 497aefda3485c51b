import { Api, type TelegramClient } from 'telegram';
import { FileMigrateError, UserMigrateError } from 'telegram/errors/index.js';
import { Raw } from 'telegram/events/index.js';
import { returnBigInt } from 'telegram/Helpers.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../src/world/person.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, logIn } from './gramjs-client.ts';
import { rawClient } from './raw-client.ts';

const telegram = useSandbox();

/** Generated people who fit, as many as are looked for first. */
function* people(fits: (person: Person) => boolean): Generator<Person> {
  const { world } = telegram.sandbox;
  for (let index = 0; index < world.people.generatedCount; index++) {
    const person = world.people.get(world.people.generatedIdAt(index));
    if (person && !person.deleted && !person.bot && fits(person)) yield person;
  }
}

describe('everybody', () => {
  it('is at home at one data centre, and all have their share', () => {
    const homes = [...people(() => true)].map(({ homeDc }) => homeDc);
    const first = homes.filter(dc => dc === 1).length / homes.length;
    expect(new Set(homes)).toEqual(new Set([1, 2]));
    expect(first).toBeGreaterThan(0.4);
    expect(first).toBeLessThan(0.6);
  });

  it('has to log in there, which gramjs finds out by itself', async () => {
    const account = await telegram.newAccount({ dcId: 2 });
    const client = await telegram.connect({ dcId: 1, retries: 2 });
    await logIn(client, account, telegram.control);
    expect(client.session.dcId).toBe(2);
    expect((await client.getMe()).id.toString()).toBe(account.userId);
    const { items } = await telegram.control.record('method=auth.sendCode');
    expect(items.slice(-2).map(({ outcome }) => outcome)).toEqual(['PHONE_MIGRATE_2', 'ok']);
  });

  it('cannot be created where there is no data centre', async () => {
    await expect(telegram.newAccount({ dcId: 9 })).rejects.toThrow(/data centre 9/);
  });
});

describe('a media address', () => {
  it('answers what is about files, and nothing else', async () => {
    const { client } = await telegram.newUser();
    const files = await rawClient(telegram.sandbox.dataCenters.media[0]?.port ?? 0, client);
    await files.settle();
    files.call({ _: 'help.getNearestDc' });
    expect((await files.next('rpc_result')).value).toMatchObject({ _: 'nearestDc' });
    const message = { _: 'messages.sendMessage', peer: { _: 'inputPeerSelf' }, message: 'x', random_id: 1n };
    for (const call of [message, { _: 'updates.getState' }]) {
      files.call(call);
      expect((await files.next('rpc_result')).value).toMatchObject({ error_message: 'METHOD_INVALID' });
    }
  });
});

describe('help.getConfig', () => {
  it('names every data centre, and those for files apart', async () => {
    const client = await telegram.connect({ dcId: 2 });
    const config = await client.invoke(new Api.help.GetConfig());
    expect(config.thisDc).toBe(2);
    expect(config.dcOptions.map(({ id, mediaOnly = false }) => [id, mediaOnly])).toEqual([
      [1, false],
      [2, false],
      [1, true],
      [2, true],
    ]);
    const { mediaDataCenters } = await telegram.control.server();
    expect(config.dcOptions.slice(2).map(({ port }) => port)).toEqual(
      mediaDataCenters.map(({ port }) => port),
    );
  });
});

describe('an auth key', () => {
  it('is unknown at another data centre, and known where its files are', async () => {
    const { client } = await telegram.newUser();
    await client.destroy();
    const { main, media } = telegram.sandbox.dataCenters;
    const elsewhere = await rawClient(main[1]?.port ?? 0, client);
    elsewhere.service({ _: 'ping', ping_id: 1n });
    expect(await elsewhere.transportError()).toBe(-404);
    const files = await rawClient(media[0]?.port ?? 0, client);
    files.service({ _: 'ping', ping_id: 1n });
    await files.next('bad_server_salt');
  });
});

describe('an exported authorization', () => {
  const exportTo = (client: TelegramClient, dcId: number) =>
    client.invoke(new Api.auth.ExportAuthorization({ dcId }));

  it('goes to another existing data centre only', async () => {
    const { client } = await telegram.newUser();
    expect(await errorOf(exportTo(client, 1))).toBe('DC_ID_INVALID');
    expect(await errorOf(exportTo(client, 7))).toBe('DC_ID_INVALID');
    expect(await errorOf(exportTo(await telegram.connect(), 2))).toBe('AUTH_KEY_UNREGISTERED');
  });

  it('is imported where it was meant for, in time, as what it is, and while its session lives', async () => {
    const { client, account } = await telegram.newUser();
    const foreign = await telegram.connect({ dcId: 2 });
    const attempt = (id: Api.long, bytes: Buffer, where = foreign) =>
      errorOf(where.invoke(new Api.auth.ImportAuthorization({ id, bytes })));
    const { id, bytes } = await exportTo(client, 2);
    const forged = Buffer.from(bytes);
    forged.writeUInt8(forged.readUInt8(0) ^ 1, 0);
    expect(await attempt(id, forged)).toBe('AUTH_BYTES_INVALID');
    expect(await attempt(id, Buffer.alloc(3))).toBe('AUTH_BYTES_INVALID');
    expect(await attempt(id, bytes, await telegram.connect({ dcId: 1 }))).toBe('AUTH_BYTES_INVALID');
    expect(await attempt(id.add(1), bytes)).toBe('USER_ID_INVALID');
    await telegram.control.advanceClock(60_000);
    expect(await attempt(id, bytes)).toBe('AUTH_BYTES_INVALID');
    const fresh = await exportTo(client, 2);
    expect(await attempt(fresh.id, fresh.bytes)).toBe('ok');
    const unused = await exportTo(client, 2);
    await client.invoke(new Api.auth.LogOut());
    expect(await attempt(unused.id, unused.bytes)).toBe('AUTH_BYTES_INVALID');
    expect(await telegram.control.request('GET', `/accounts/${account.userId}`)).toMatchObject({
      sessions: 0,
    });
  });

  it('is good for files only: all else is at home', async () => {
    const { client } = await telegram.newUser();
    const foreign = await telegram.connect({ dcId: 2 });
    const { id, bytes } = await exportTo(client, 2);
    await foreign.invoke(new Api.auth.ImportAuthorization({ id, bytes }));
    await foreign.invoke(new Api.help.GetConfig());
    const call = foreign._sender?.send(new Api.updates.GetState());
    await expect(call).rejects.toMatchObject({ newDc: 1, constructor: UserMigrateError });
  });
});

describe('an imported login', () => {
  it('gets no updates', async () => {
    const { client, account } = await telegram.newUser();
    const foreign = await telegram.connect({ dcId: 2 });
    const { id, bytes } = await client.invoke(new Api.auth.ExportAuthorization({ dcId: 2 }));
    await foreign.invoke(new Api.auth.ImportAuthorization({ id, bytes }));
    const seen: [string, string][] = [];
    const pushed = new Promise<void>(resolve => {
      client.addEventHandler(({ className }: Api.TypeUpdate) => {
        seen.push(['home', className]);
        resolve();
      }, new Raw({}));
    });
    foreign.addEventHandler(
      ({ className }: Api.TypeUpdate) => void seen.push(['foreign', className]),
      new Raw({}),
    );
    const update = { _: 'updateShort', update: { _: 'updateConfig' }, date: 1 } as const;
    telegram.sandbox.live.push({ userId: Number(account.userId) }, update);
    await pushed;
    await foreign.invoke(new Api.help.GetConfig());
    expect(seen).toEqual([['home', 'UpdateConfig']]);
  });
});

describe('a profile photo', () => {
  let client: TelegramClient;
  beforeAll(async () => {
    ({ client } = await telegram.newUser());
  });
  const withPhoto = async (home: number) => {
    for (const { username } of people(({ hasPhoto, homeDc }) => hasPhoto && homeDc === home)) {
      if (username === null) continue;
      const { users } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
      const [user] = users;
      if (!(user instanceof Api.User)) throw new Error('no user');
      // Some let only their contacts see it.
      if (user.photo instanceof Api.UserProfilePhoto) return { user, photo: user.photo };
    }
    throw new Error('nobody has a photo');
  };

  it.each([1, 2])('is downloaded from data centre %i by gramjs itself', async home => {
    const { user, photo } = await withPhoto(home);
    expect(photo.dcId).toBe(home);
    const bytes = await client.downloadProfilePhoto(user);
    if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
    expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect(bytes.readUInt32BE(16)).toBe(80);
    expect(await errorOf(client.getMe())).toBe('ok');
  });

  it('is somewhere else: FILE_MIGRATE', async () => {
    const { user, photo } = await withPhoto(2);
    const location = new Api.InputPeerPhotoFileLocation({
      peer: await client.getInputEntity(user),
      photoId: photo.photoId,
    });
    const read = (offset: number, limit: number) =>
      client.invoke(new Api.upload.GetFile({ location, offset: returnBigInt(offset), limit }));
    await expect(read(0, 4096)).rejects.toMatchObject({ newDc: 2, constructor: FileMigrateError });
  });

  it('is read in parts of 4 KiB that do not cross a MiB', async () => {
    const { user, photo } = await withPhoto(1);
    const location = new Api.InputPeerPhotoFileLocation({
      peer: await client.getInputEntity(user),
      photoId: photo.photoId,
    });
    const read = (offset: number, limit: number) =>
      errorOf(client.invoke(new Api.upload.GetFile({ location, offset: returnBigInt(offset), limit })));
    expect(await read(0, 4096)).toBe('ok');
    expect(await read(0, 1000)).toBe('LIMIT_INVALID');
    expect(await read(0, 0)).toBe('LIMIT_INVALID');
    expect(await read(0, 2 ** 21)).toBe('LIMIT_INVALID');
    expect(await read(100, 4096)).toBe('OFFSET_INVALID');
    expect(await read(2 ** 20 - 4096, 8192)).toBe('OFFSET_INVALID');
  });
});
