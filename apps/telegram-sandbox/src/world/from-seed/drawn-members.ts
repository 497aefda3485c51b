import { type Language, languages } from '../language.ts';
import type { DrawnMembers } from '../members.ts';
import type { People } from '../people.ts';
import { mix } from '../random.ts';
import { shuffle } from './shuffle.ts';

/** How many of a chat's members speak its language, as long as there are that many. */
const OWN_SHARE = 0.92;
const trait = { own: 1_000, other: 1_001 };

type Wanted = {
  readonly chatId: number;
  readonly size: number;
  readonly language: Language;
  /** The first came at `from`, the last at `until`. */
  readonly from: number;
  readonly until: number;
};

/**
 * `size` different people of the generated ones, mostly of the chat's language; the same ones for the same seed
 * and chat. Who stands in which slot, and in which slot somebody stands, is arithmetic.
 */
export function drawnMembers(seed: number, people: People, wanted: Wanted): DrawnMembers {
  const { chatId, size, language, from, until } = wanted;
  const otherLanguage = languages.find(other => other !== language) ?? language;
  const [ownPool, otherPool] = [people.countOf(language), people.countOf(otherLanguage)];
  const own = Math.min(ownPool, Math.max(Math.ceil(size * OWN_SHARE), size - otherPool));
  const other = size - own;
  const ownOrder = shuffle(mix(seed, chatId, trait.own), ownPool);
  const otherOrder = shuffle(mix(seed, chatId, trait.other), otherPool);
  /** The others stand evenly among the own: so many stand before a slot. */
  const othersBefore = (slot: number): number => (size === 0 ? 0 : Math.floor((slot * other) / size));
  const isOther = (slot: number): boolean => othersBefore(slot + 1) > othersBefore(slot);
  const slotOfOther = (place: number): number => Math.ceil(((place + 1) * size) / other) - 1;
  const slotOfOwn = (place: number): number => {
    let slot = Math.min(size - 1, Math.floor((place * size) / own));
    while (slot - othersBefore(slot) > place) slot--;
    while (slot - othersBefore(slot) < place || isOther(slot)) slot++;
    return slot;
  };
  return {
    size,
    at(slot) {
      const before = othersBefore(slot);
      return isOther(slot)
        ? people.idOf(otherLanguage, otherOrder.apply(before))
        : people.idOf(language, ownOrder.apply(slot - before));
    },
    slotOf(userId) {
      const found = people.placeOf(userId);
      if (!found) return null;
      const isOwn = found.language === language;
      const place = (isOwn ? ownOrder : otherOrder).invert(found.place);
      if (place >= (isOwn ? own : other)) return null;
      return isOwn ? slotOfOwn(place) : slotOfOther(place);
    },
    membership: slot => ({ joinedAt: Math.floor(from + ((until - from) * slot) / size), invitedBy: null }),
  };
}
