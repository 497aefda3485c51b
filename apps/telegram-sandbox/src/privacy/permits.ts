import type { Contacts } from '../world/contacts.ts';
import type { Person } from '../world/person.ts';
import { type PrivacyKey, privacyRule } from '../world/privacy.ts';

/**
 * Whether somebody's settings let another do or see this: who is refused by name may not, who is allowed by name
 * may, and otherwise the audience decides. https://core.telegram.org/api/privacy
 */
export function permits(
  owner: Person,
  key: PrivacyKey,
  other: Pick<Person, 'id' | 'premium'>,
  contacts: Contacts,
): boolean {
  if (owner.id === other.id) return true;
  const rule = privacyRule(owner.privacy, key);
  if (rule.refused?.includes(other.id)) return false;
  if (rule.allowed?.includes(other.id)) return true;
  if (rule.premium && other.premium) return true;
  if (rule.audience === 'contacts') return contacts.has(owner.id, other.id);
  return rule.audience === 'everybody';
}
