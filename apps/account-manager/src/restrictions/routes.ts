import {
  AccountStanding,
  extendRestriction as extend,
  liftRestriction as lift,
  pauseAccount as pause,
  restrictAccount as restrict,
  resumeAccount as resume,
} from '@muster/contracts';
import { type OnceKey, problem, route, runOnceOutside, type ServiceApp } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { readStanding } from '../standings/read-standings.ts';
import * as byPerson from './by-person.ts';
import { restrictAccount } from './restrict-account.ts';

/** Longer than a change ever takes: every step of it ends before. */
const DEADLINE_MS = 60_000;

export function restrictionRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const { pool, prisma, tell, bring } = dependencies;

  const standingOf = async (accountId: string): Promise<AccountStanding> => {
    const standing = await readStanding(pool, accountId);
    if (!standing) throw problem('not_found');
    return standing;
  };
  /** A change by a person, had once for a wish; answers how the account stands after it. */
  const change = (accountId: string, once: OnceKey | null, effect: () => Promise<void>) =>
    runOnceOutside(prisma, once, AccountStanding, {
      deadlineMs: DEADLINE_MS,
      async effect() {
        await effect();
        tell();
        bring();
        return standingOf(accountId);
      },
    });

  route(app, restrict, async ({ params: { id: accountId }, body }) => {
    const until = await restrictAccount(dependencies, { ...body, accountId });
    tell();
    const { version } = await standingOf(accountId);
    return { until: until === null ? null : new Date(until).toISOString(), version };
  });
  route(app, lift, ({ params: { id, kind }, body, user, once }) =>
    change(id, once, () => byPerson.lift(dependencies, user, { accountId: id, kind, ...body })),
  );
  route(app, extend, ({ params: { id, kind }, body, user, once }) =>
    change(id, once, () => byPerson.extend(dependencies, user, { accountId: id, kind, ...body })),
  );
  route(app, pause, ({ params: { id }, body, user, once }) =>
    change(id, once, () => byPerson.pause(dependencies, user, { accountId: id, ...body })),
  );
  route(app, resume, ({ params: { id }, body, user, once }) =>
    change(id, once, () => byPerson.resume(dependencies, user, { accountId: id, ...body })),
  );
}
