import {
  AccountStanding,
  extendRestriction as extend,
  liftRestriction as lift,
  pauseAccount as pause,
  restrictAccount as restrict,
  resumeAccount as resume,
} from '@muster/contracts';
import {
  type OnceKey,
  problem,
  route,
  runOnceOutside,
  type ServiceApp,
  type UserIdentity,
} from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { readStanding, withoutWords } from '../standings/read-standings.ts';
import * as byPerson from './by-person.ts';
import { restrictAccount } from './restrict-account.ts';

/** Longer than a change ever takes: every step of it ends before. */
const DEADLINE_MS = 60_000;

export function restrictionRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const { pool, prisma, findAccount, tell, bring } = dependencies;

  const standingOf = async (accountId: string): Promise<AccountStanding> => {
    const standing = await readStanding(pool, accountId);
    if (!standing) throw problem('not_found');
    return standing;
  };
  /** What people say about an account is for its own team, also where the operator of another one changes it. */
  const standingFor = async (user: Pick<UserIdentity, 'teamId'>, accountId: string) => {
    const standing = await standingOf(accountId);
    const { teamId } = await findAccount(accountId);
    return teamId === user.teamId ? standing : withoutWords(standing);
  };
  type By = { user: UserIdentity; once: OnceKey | null };
  /** A change by a person, had once for a wish; answers how the account stands after it. */
  const change = (accountId: string, { user, once }: By, effect: () => Promise<void>) =>
    runOnceOutside(prisma, once, AccountStanding, {
      deadlineMs: DEADLINE_MS,
      async effect() {
        await effect();
        tell();
        bring();
        return standingFor(user, accountId);
      },
    });

  route(app, restrict, async ({ params: { id: accountId }, body }) => {
    const until = await restrictAccount(dependencies, { ...body, accountId });
    tell();
    const { version } = await standingOf(accountId);
    return { until: until === null ? null : new Date(until).toISOString(), version };
  });
  route(app, lift, ({ params: { id, kind }, body, user, once }) =>
    change(id, { user, once }, () => byPerson.lift(dependencies, user, { accountId: id, kind, ...body })),
  );
  route(app, extend, ({ params: { id, kind }, body, user, once }) =>
    change(id, { user, once }, () => byPerson.extend(dependencies, user, { accountId: id, kind, ...body })),
  );
  route(app, pause, ({ params: { id }, body, user, once }) =>
    change(id, { user, once }, () => byPerson.pause(dependencies, user, { accountId: id, ...body })),
  );
  route(app, resume, ({ params: { id }, body, user, once }) =>
    change(id, { user, once }, () => byPerson.resume(dependencies, user, { accountId: id, ...body })),
  );
}
