import type { TlConstructor } from '../tl/api.ts';
import type { Person } from '../world/person.ts';

/** Greater than any 32 bits hold, as Telegram's are. */
const FIRST_PHOTO_ID = 5_000_000_000_000_000_000n;

/** The id of somebody's profile photo; null if they have none. */
export const photoIdOf = ({ id, hasPhoto }: Person): bigint | null =>
  hasPhoto ? FIRST_PHOTO_ID + BigInt(id) : null;

/** Where a client finds it: with whom, and at which data centre. */
export function profilePhotoView(person: Person): TlConstructor<'userProfilePhoto'> | undefined {
  const photo_id = photoIdOf(person);
  return photo_id === null ? undefined : { _: 'userProfilePhoto', photo_id, dc_id: person.homeDc };
}
