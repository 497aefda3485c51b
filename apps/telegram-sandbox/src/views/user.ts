import { needsPremiumToWrite } from '../privacy/needs-premium.ts';
import { permits } from '../privacy/permits.ts';
import { profilePhotoView } from '../profile-photos/profile-photo.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import type { LastSeen, Person } from '../world/person.ts';
import { privacyRule } from '../world/privacy.ts';

/** Who looks, and what is needed to answer them. */
export type Viewpoint = {
  readonly viewer: Pick<Person, 'id'>;
  readonly sandbox: Pick<Sandbox, 'accessHashes' | 'clock' | 'world'>;
};

/** How long a person who is online is said to stay so. */
const ONLINE_SECONDS = 300;

/**
 * A person as one account sees them: under the name they have in its contacts, and as far as they let themselves be
 * seen. https://core.telegram.org/constructor/user
 */
export function userView(
  person: Person,
  { viewer, sandbox }: Viewpoint,
  looking: Looking = lookingFrom({ viewer, sandbox }),
): TlConstructor<'user'> {
  const { contacts } = sandbox.world;
  const id = BigInt(person.id);
  const access_hash = sandbox.accessHashes.of(viewer.id, person.id);
  if (person.deleted) return { _: 'user', id, access_hash, deleted: true };
  const self = person.id === viewer.id;
  const contact = contacts.of(viewer.id).get(person.id);
  const { firstName, lastName } = contact ?? person;
  const seesPhone = contact?.phoneKnown === true || permits(person, 'phone', looking, contacts);
  return {
    _: 'user',
    id,
    access_hash,
    self,
    contact: contact !== undefined,
    mutual_contact: contact !== undefined && contacts.has(person.id, viewer.id),
    bot: person.bot,
    premium: person.premium,
    contact_require_premium: needsPremiumToWrite(person, looking, sandbox.world),
    first_name: firstName,
    last_name: lastName ?? undefined,
    username: person.username ?? undefined,
    phone: seesPhone && !person.bot ? person.phone : undefined,
    photo: permits(person, 'photo', looking, contacts) ? profilePhotoView(person) : undefined,
    status: person.bot ? undefined : statusOf(person, looking, sandbox),
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
  const looking = lookingFrom(viewpoint);
  for (const id of new Set(ids)) {
    const person = viewpoint.sandbox.world.people.get(id);
    if (person) views.push(userView(person, viewpoint, looking));
  }
  return views;
}

/** What of the one who looks decides what they see. */
type Looking = Pick<Person, 'id' | 'premium' | 'privacy'>;

const lookingFrom = ({ viewer, sandbox }: Viewpoint): Looking =>
  sandbox.world.people.get(viewer.id) ?? { ...viewer, premium: false, privacy: {} };

/**
 * The exact time for whom the person shows it to, if they show theirs in turn or have Premium; for others roughly.
 * https://core.telegram.org/constructor/userStatusRecently (`by_me`), https://telegram.org/faq#q-who-can-see-me-39online-39
 */
function statusOf(
  person: Person,
  looking: Looking,
  { clock, world }: Viewpoint['sandbox'],
): Tl<'UserStatus'> {
  const lastSeen = world.presence.of(person.id, clock.now()) ?? person.lastSeen;
  if (lastSeen.kind !== 'online' && lastSeen.kind !== 'offline') return { _: roughly[lastSeen.kind] };
  if (!permits(person, 'lastSeen', looking, world.contacts)) return { _: roughly[roughKind(lastSeen)] };
  const { audience, allowed } = privacyRule(looking.privacy, 'lastSeen');
  const showsOwn =
    audience === 'everybody' ||
    allowed?.includes(person.id) === true ||
    (audience === 'contacts' && world.contacts.has(looking.id, person.id));
  if (looking.id !== person.id && !showsOwn && !looking.premium) {
    const status = roughly[roughKind(lastSeen)];
    return status === 'userStatusEmpty' ? { _: status } : { _: status, by_me: true };
  }
  const now = clock.seconds();
  return lastSeen.kind === 'online'
    ? { _: 'userStatusOnline', expires: now + ONLINE_SECONDS }
    : { _: 'userStatusOffline', was_online: now - lastSeen.secondsAgo };
}

/** Somebody not seen for more than a month has an empty status. https://core.telegram.org/constructor/userStatusEmpty */
const roughly = {
  recently: 'userStatusRecently',
  lastWeek: 'userStatusLastWeek',
  lastMonth: 'userStatusLastMonth',
  longAgo: 'userStatusEmpty',
} as const;

const DAY = 86_400;

/** https://core.telegram.org/constructor/userStatusRecently: up to three days, a week, a month. */
function roughKind(lastSeen: LastSeen): keyof typeof roughly {
  if (lastSeen.kind === 'online') return 'recently';
  if (lastSeen.kind !== 'offline') return lastSeen.kind;
  if (lastSeen.secondsAgo < 3 * DAY) return 'recently';
  if (lastSeen.secondsAgo < 7 * DAY) return 'lastWeek';
  return lastSeen.secondsAgo < 30 * DAY ? 'lastMonth' : 'longAgo';
}
