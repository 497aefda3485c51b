import { PlatformId } from '@muster/contracts';
import { parseLink } from '../chats/link.ts';
import { normalizePhone } from '../logins/phone.ts';

/** What names a person: a username, a phone number, or the platform's id. */
export type PersonLink =
  | { kind: 'username'; username: string }
  | { kind: 'phone'; phone: string }
  | { kind: 'id'; platformUserId: bigint };

const PHONE = /^\+[\d\s()-]{5,25}$/;

/** Digits alone are an id: a number without its `+` says nothing of its country. */
const ID = /^(?:tg:\/{0,2}user\?id=)?(\d{1,19})$/i;

/** Reads a person as people write them: `@name`, `t.me/name`, `+7 999 123-45-67`, `t.me/+79991234567`, an id. */
export function parsePersonLink(text: string): PersonLink | null {
  const written = text.trim();
  const id = ID.exec(written)?.[1];
  if (id !== undefined) {
    return PlatformId.safeParse(id).success ? { kind: 'id', platformUserId: BigInt(id) } : null;
  }
  if (PHONE.test(written)) return { kind: 'phone', phone: normalizePhone(written) };
  const link = parseLink(written);
  if (link?.kind === 'name') return { kind: 'username', username: link.username };
  return link?.kind === 'phone' ? link : null;
}

/** One spelling for all that name the same: what a permit to look it up names. */
export function normalizePersonLink(link: PersonLink): string {
  switch (link.kind) {
    case 'username':
      return `@${link.username.toLowerCase()}`;
    case 'phone':
      return link.phone;
    case 'id':
      return link.platformUserId.toString();
  }
}
