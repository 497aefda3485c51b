import { describe, expect, it } from 'vitest';
import { InviteLinks } from './invite-links.ts';

const link = {
  ...{ hash: 'one', chatId: 1, adminId: 7, at: 0, permanent: true, revoked: false },
  ...{ title: null, expiresAt: null, usageLimit: null, requestNeeded: false },
};
const hashes = (links: InviteLinks, chatId: number) => links.of(chatId).map(({ hash }) => hash);

describe('the invite links', () => {
  it('are those of each chat, the oldest first, also when they were changed or deleted', () => {
    const links = new InviteLinks();
    links.add(link);
    links.add({ ...link, hash: 'two', chatId: 2 });
    links.add({ ...link, hash: 'three' });
    links.patch('one', { title: 'changed' });
    expect(hashes(links, 1)).toEqual(['one', 'three']);
    links.delete('one');
    expect(hashes(links, 1)).toEqual(['three']);
    expect(hashes(links, 2)).toEqual(['two']);
  });

  it('know who came by them, also when they are changed afterwards', () => {
    const links = new InviteLinks();
    links.add(link);
    links.use('one', 11, { at: 1, approvedBy: null });
    links.patch('one', { revoked: true });
    links.use('one', 12, { at: 2, approvedBy: 7 });
    expect([...(links.get('one')?.joined ?? [])]).toEqual([
      [11, { at: 1, approvedBy: null }],
      [12, { at: 2, approvedBy: 7 }],
    ]);
    expect(links.permanentOf(1, 7)).toBeNull();
  });
});
