import { type Sandbox, startSandbox } from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the sandbox and the client of its control API', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 7, people: 500 });
  });
  afterAll(() => sandbox.stop());

  it('says where it listens and under which key', async () => {
    const server = await sandbox.control.server();
    expect(server.dataCenters).toEqual(sandbox.dataCenters);
    expect(server.publicKeyPem).toContain('PUBLIC KEY');
  });

  it('makes accounts, and lists them with the codes that reached them', async () => {
    const { userId } = await sandbox.control.createAccount({ phone: '+447700900001', firstName: 'Ada' });
    expect((await sandbox.control.listAccounts()).items).toContainEqual(expect.objectContaining({ userId }));
    expect((await sandbox.control.loginCodes(userId)).items).toEqual([]);
    await sandbox.control.revokeSessions(userId);
    await sandbox.control.ban(userId);
  });

  it('makes chats with members from the world', async () => {
    const { userId } = await sandbox.control.createAccount({ phone: '+447700900002', firstName: 'Grace' });
    const chat = await sandbox.control.createChat({
      kind: 'supergroup',
      title: 'Compilers',
      username: 'compilers_here',
      creatorUserId: userId,
      members: { count: 30 },
    });
    expect((await sandbox.control.findChats('compilers_here')).items).toEqual([chat]);
    const { items, total } = await sandbox.control.members(chat.chatId, { limit: 10 });
    expect(items).toHaveLength(10);
    expect(total).toBe(31);
    const [member] = items.filter(({ role }) => role === 'member');
    const changed = await sandbox.control.changePerson(member?.userId ?? '', {
      privacy: { invite: 'nobody' },
    });
    expect(changed).toEqual(await sandbox.control.person(member?.userId ?? ''));
    expect(changed.privacy.invite).toBe('nobody');
  });

  it('takes faults, keeps a record and moves its time', async () => {
    await sandbox.control.addFault({ method: 'users.getUsers', error: 'FLOOD_WAIT_30', count: 1 });
    await sandbox.control.clearFaults();
    expect(await sandbox.control.record({ after: 0, limit: 5 })).toEqual({ items: [], lastSeq: 0 });
    const before = await sandbox.control.clock();
    const { now } = await sandbox.control.advanceClock(3_600_000);
    expect(Date.parse(now) - Date.parse(before.now)).toBeGreaterThanOrEqual(3_600_000);
  });

  it('explains a refused request', async () => {
    await expect(sandbox.control.person('1')).rejects.toThrow('GET /people/1 answered 404');
  });
});
