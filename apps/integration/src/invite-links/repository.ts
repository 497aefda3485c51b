import type { PrismaClient } from '../generated/prisma/client.ts';

/** A link by which people come into a chat. */
export type InviteLink = {
  link: string;
  /** Whoever follows it waits for an admin to let them in. */
  requestNeeded: boolean;
};

type Destination = { teamId: string; channelKey: string };

export type LinkStore = ReturnType<typeof linkStore>;

/** One link into each destination of a team: a new one each time would leave the chat's admins with a heap of them. */
export function linkStore(prisma: PrismaClient) {
  return {
    find: ({ teamId, channelKey }: Destination) =>
      prisma.inviteLink.findUnique({ where: { teamId_channelKey: { teamId, channelKey } } }),

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
