import { profilePhotoView } from '../profile-photos/profile-photo.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import type { Person } from '../world/person.ts';

/** Who looks, and what is needed to answer them. */
export type Viewpoint = {
  readonly viewer: Pick<Person, 'id'>;
  readonly sandbox: Pick<Sandbox, 'accessHashes' | 'clock' | 'world'>;
};

/** How long a person who is online is said to stay so. */
const ONLINE_SECONDS = 300;

/** A person as one account sees them. The phone is shown to oneself only. */
export function userView(person: Person, { viewer, sandbox }: Viewpoint): TlConstructor<'user'> {
  const id = BigInt(person.id);
  const access_hash = sandbox.accessHashes.of(viewer.id, person.id);
  if (person.deleted) return { _: 'user', id, access_hash, deleted: true };
  const self = person.id === viewer.id;
  return {
    _: 'user',
    id,
    access_hash,
    self,
    bot: person.bot,
    premium: person.premium,
    contact_require_premium: person.premiumMayWrite,
    first_name: person.firstName,
    last_name: person.lastName ?? undefined,
    username: person.username ?? undefined,
    phone: self ? person.phone : undefined,
    photo: profilePhotoView(person),
    status: person.bot ? undefined : statusView(person, sandbox.clock.seconds()),
    bot_info_version: person.bot ? 1 : undefined,
  };
}

/**
 * A person who was only met in a message: how to address them is not told, and the access hash that stands there is
 * good for their photo alone. https://core.telegram.org/api/min
 */
export function minUserView(person: Person, viewpoint: Viewpoint): TlConstructor<'user'> {
  const { _, id, deleted, bot, premium, first_name, last_name, username, photo } = userView(
    person,
    viewpoint,
  );
  const access_hash = viewpoint.sandbox.accessHashes.ofPhoto(viewpoint.viewer.id, person.id);
  return { _, id, access_hash, min: true, deleted, bot, premium, first_name, last_name, username, photo };
}

/** The persons with these ids; unknown ids are left out. */
export function userViews(ids: Iterable<number>, viewpoint: Viewpoint): TlConstructor<'user'>[] {
  const views: TlConstructor<'user'>[] = [];
  for (const id of new Set(ids)) {
    const person = viewpoint.sandbox.world.people.get(id);
    if (person) views.push(userView(person, viewpoint));
  }
  return views;
}

/** Somebody not seen for more than a month has an empty status. https://core.telegram.org/constructor/userStatusEmpty */
function statusView({ lastSeen }: Person, nowSeconds: number): Tl<'UserStatus'> {
  switch (lastSeen.kind) {
    case 'online':
      return { _: 'userStatusOnline', expires: nowSeconds + ONLINE_SECONDS };
    case 'offline':
      return { _: 'userStatusOffline', was_online: nowSeconds - lastSeen.secondsAgo };
    case 'recently':
      return { _: 'userStatusRecently' };
    case 'lastWeek':
      return { _: 'userStatusLastWeek' };
    case 'lastMonth':
      return { _: 'userStatusLastMonth' };
    case 'longAgo':
      return { _: 'userStatusEmpty' };
  }
}
