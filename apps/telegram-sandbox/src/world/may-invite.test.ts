import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chat, type ChatKind, mayInvite } from './chat.ts';
import { generateChats } from './from-seed/generated-chats.ts';
import { People } from './people.ts';
import { type AdminRight, adminRights, type MemberRight, memberRights } from './rights.ts';

const NOW = 1_000_000;
const [template] = generateChats(1, new People(1, 500, 2));
if (!template) throw new Error('no chat');
const [creatorId, userId] = [template.creatorId, template.members.page(0, 1)[0] ?? 0];

type Drawn = {
  readonly kind: ChatKind;
  readonly denied: MemberRight[];
  readonly rights: AdminRight[] | null;
  readonly ban: { readonly denied: MemberRight[]; readonly until: number | null } | null;
};
const chatOf: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom<ChatKind>('group', 'supergroup', 'channel'),
  denied: fc.subarray([...memberRights]),
  rights: fc.option(fc.subarray([...adminRights], { minLength: 1 })),
  ban: fc.option(
    fc.record({ denied: fc.subarray([...memberRights]), until: fc.constantFrom(null, NOW - 1, NOW + 1) }),
  ),
});
const built = ({ kind, denied, rights, ban }: Drawn): Chat => ({
  ...template,
  kind,
  settings: { ...template.settings, denied },
  admins: new Map(rights ? [[userId, { rights, promotedBy: creatorId, promotedAt: 0 }]] : []),
  bans: new Map(ban ? [[userId, { ...ban, by: creatorId, at: 0 }]] : []),
});

describe('who may add people', () => {
  it('is the creator everywhere, and nobody who is not in the chat', () => {
    fc.assert(
      fc.property(chatOf, drawn => {
        expect(mayInvite(built(drawn), creatorId, NOW)).toBe(true);
        expect(mayInvite(built(drawn), 1, NOW)).toBe(false);
      }),
    );
  });

  it('is an admin who has the right; in groups also whoever is not denied it', () => {
    fc.assert(
      fc.property(chatOf, drawn => {
        const asAdmin = drawn.rights?.includes('invite_users') === true;
        const banned = drawn.ban !== null && (drawn.ban.until === null || drawn.ban.until > NOW);
        const denied = [...drawn.denied, ...(banned ? (drawn.ban?.denied ?? []) : [])].includes(
          'invite_users',
        );
        const expected = asAdmin || (drawn.kind !== 'channel' && !denied);
        expect(mayInvite(built(drawn), userId, NOW)).toBe(expected);
      }),
    );
  });
});
