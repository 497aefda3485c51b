import {
  chooseAccountProfile,
  deleteProfile as deleteContract,
  getAccountProfile,
  getProfile,
  listProfiles as listContract,
  setProfile as setContract,
} from '@muster/contracts';
import { etagOf, problem, readIfMatch, route, type ServiceApp } from '@muster/service-kit';
import { findAccount } from '../accounts/repository.ts';
import type { Dependencies } from '../dependencies.ts';
import { defaultProfile } from '../limits/table.ts';
import { chooseProfile, isTheirs } from './choose-profile.ts';
import { deleteProfile } from './delete-profile.ts';
import { listProfiles } from './list-profiles.ts';
import { toNumbers } from './numbers.ts';
import { setProfile } from './set-profile.ts';

export function profileRoutes(app: ServiceApp, dependencies: Dependencies): void {
  const { pool, profiles } = dependencies;
  const find = async (name: string) => {
    const profile = (await listProfiles(dependencies)).find(listed => listed.name === name);
    if (!profile) throw problem('not_found');
    return profile;
  };

  route(app, listContract, async () => ({
    table: toNumbers(defaultProfile),
    items: await listProfiles(dependencies),
  }));

  route(app, getProfile, async ({ params, reply }) => {
    const profile = await find(params.name);
    reply.header('etag', etagOf(profile.version));
    return profile;
  });

  route(app, setContract, async ({ params, body, user, request, reply }) => {
    const wish = { name: params.name, numbers: body, ifMatch: readIfMatch(request), user };
    await setProfile(dependencies, wish);
    const profile = await find(params.name);
    reply.header('etag', etagOf(profile.version));
    return profile;
  });

  route(app, deleteContract, async ({ params, user }) =>
    deleteProfile(dependencies, { name: params.name, user }),
  );

  route(app, getAccountProfile, async ({ params, user }) => {
    const account = await findAccount(pool, params.id);
    if (!account || !isTheirs(user, account)) throw problem('not_found');
    const profile = await profiles.of(params.id);
    const choices = [...(await profiles.all()).keys()];
    return { profile: profile.name, effective: toNumbers(profile), choices };
  });

  route(app, chooseAccountProfile, async ({ params, body, user }) =>
    chooseProfile(dependencies, { accountId: params.id, name: body.profile, user }),
  );
}
