import { newId } from '@muster/service-kit';
import { addAuditEntry } from '../audit/repository.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { RefreshTokenHash } from './refresh-token.ts';

/** Whose session it is and when it ends. */
export type Session = { id: string; userId: string; teamId: string; expiresAt: Date };

/** A refresh token as stored, with its session. */
export type StoredToken = {
  usedAt: Date | null;
  sealedSuccessor: Uint8Array | null;
  session: Session & { endedBecause: 'logout' | 'reuse' | null };
};

type Rotation = {
  hash: RefreshTokenHash;
  successorHash: RefreshTokenHash;
  sealedSuccessor: Buffer;
  at: Date;
};

/** Sessions and the hashes of their refresh tokens, in Postgres. */
export type SessionRepository = ReturnType<typeof createSessionRepository>;

export function createSessionRepository(prisma: PrismaClient) {
  return {
    /** Stores a session with its first token, and forgets the user's sessions that have expired. */
    async insert(session: Session & { createdAt: Date }, hash: RefreshTokenHash): Promise<void> {
      const { teamId, userId, createdAt } = session;
      await prisma.$transaction([
        prisma.session.deleteMany({ where: { userId, expiresAt: { lte: createdAt } } }),
        prisma.session.create({ data: { ...session, tokens: { create: { hash, teamId, createdAt } } } }),
      ]);
    },

    /**
     * Uses a token and stores its successor in one statement. Of two that use it at the same time the second waits
     * for the first, sees `used_at`, and gets null.
     */
    async rotate({ hash, successorHash, sealedSuccessor, at }: Rotation): Promise<Session | null> {
      const rows = await prisma.$queryRaw<Session[]>`
        WITH used AS (
          UPDATE refresh_tokens token SET used_at = ${at}, sealed_successor = ${sealedSuccessor}
          FROM sessions session
          WHERE token.hash = ${hash} AND token.used_at IS NULL
            AND session.id = token.session_id AND session.ended_at IS NULL AND session.expires_at > ${at}
          RETURNING session.id, session.user_id, session.team_id, session.expires_at
        ), successor AS (
          INSERT INTO refresh_tokens (hash, team_id, session_id, created_at)
          SELECT ${successorHash}, team_id, id, ${at} FROM used
        )
        SELECT id, user_id AS "userId", team_id AS "teamId", expires_at AS "expiresAt" FROM used`;
      return rows[0] ?? null;
    },

    findToken: (hash: RefreshTokenHash): Promise<StoredToken | null> =>
      prisma.refreshToken.findUnique({ where: { hash }, include: { session: true } }),

    /** Ends the session of a token, and so its whole family; one that has ended keeps its reason. */
    async end(hash: RefreshTokenHash, endedBecause: 'logout' | 'reuse', endedAt: Date): Promise<void> {
      await prisma.$transaction(async transaction => {
        const [ended] = await transaction.session.updateManyAndReturn({
          where: { tokens: { some: { hash } }, endedAt: null },
          data: { endedAt, endedBecause },
        });
        if (!ended || endedBecause === 'logout') return;
        await addAuditEntry(transaction, {
          id: newId(),
          teamId: ended.teamId,
          action: 'session_ended_by_reuse',
          service: 'identity',
          userId: null,
          subject: { kind: 'session', id: ended.id },
          details: { user: ended.userId },
          at: endedAt.toISOString(),
        });
      });
    },
  };
}
