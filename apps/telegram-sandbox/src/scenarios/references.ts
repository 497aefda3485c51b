import type { World } from '../world/world.ts';
import type { Scenario } from './scenario.ts';

/** Who or what a name in a scenario means. `made` is of this scenario, `found` was in the world before. */
export type Reference =
  | { readonly kind: 'made'; readonly what: 'account' | 'chat'; readonly name: string }
  | { readonly kind: 'found'; readonly what: 'account' | 'chat'; readonly id: number };

/** Null if nobody and nothing is called so. */
export function refer(name: string, { accounts, chats }: Scenario, world: World): Reference | null {
  if (name.startsWith('@')) {
    const chat = world.chats.byUsername(name.slice(1));
    if (chat) return { kind: 'found', what: 'chat', id: chat.id };
    const person = world.people.byUsername(name.slice(1));
    return person && { kind: 'found', what: 'account', id: person.id };
  }
  if (Object.hasOwn(accounts, name)) return { kind: 'made', what: 'account', name };
  return Object.hasOwn(chats, name) ? { kind: 'made', what: 'chat', name } : null;
}
