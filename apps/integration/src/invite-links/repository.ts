import type { PrismaClient } from '../generated/prisma/client.ts';

/** A link by which people come into a chat. */
export type InviteLink = {
  link: string;
  /** Whoever follows it waits for an admin to let them in. */
  requestNeeded: boolean;
};

export type Destination = { teamId: string; channelKey: string };

export type LinkStore = ReturnType<typeof linkStore>;

/** One link into each destination of a team: a new one each time would leave the chat's admins with a heap of them. */
export function linkStore(prisma: PrismaClient) {
  return {
    find: ({ teamId, channelKey }: Destination) =>
      prisma.inviteLink.findUnique({ where: { teamId_channelKey: { teamId, channelKey } } }),

    /** Takes the turn to see to a link until `endsAt`, unless somebody has it. */
    async takeTurn({ teamId, channelKey }: Destination, at: Date, endsAt: Date): Promise<boolean> {
      const taken = await prisma.$executeRaw`
        INSERT INTO invite_link_turns (team_id, channel_key, ends_at)
        VALUES (${teamId}::uuid, ${channelKey}, ${endsAt})
        ON CONFLICT (team_id, channel_key) DO UPDATE SET ends_at = EXCLUDED.ends_at
        WHERE invite_link_turns.ends_at <= ${at}`;
      return taken === 1;
    },

    /** Gives a turn back; one that has ended by itself may be somebody else's by now. */
    async endTurn({ teamId, channelKey }: Destination, endsAt: Date): Promise<void> {
      await prisma.inviteLinkTurn.deleteMany({ where: { teamId, channelKey, endsAt } });
    },

    /** @param accountId whose link it is */
    async remember(
      { teamId, channelKey }: Destination,
      accountId: string,
      { link, requestNeeded }: InviteLink,
      at: Date,
    ): Promise<void> {
      const found = { accountId, link, requestNeeded, checkedAt: at };
      await prisma.inviteLink.upsert({
        where: { teamId_channelKey: { teamId, channelKey } },
        create: { teamId, channelKey, ...found },
        update: found,
      });
    },
  };
}
