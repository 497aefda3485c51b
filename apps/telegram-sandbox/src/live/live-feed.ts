import { EventEmitter } from 'node:events';
import type { AuthKeys } from '../keys/auth-keys.ts';
import type { LoginCode, LoginCodes } from '../login/login-codes.ts';
import type { Action, ActionRecord } from '../record/record.ts';
import type { Effect } from '../world/effects.ts';
import type { World } from '../world/world.ts';
import type { LiveEvent } from './live-event.ts';

type Parts = {
  readonly world: World;
  readonly record: ActionRecord;
  readonly codes: LoginCodes;
  readonly keys: AuthKeys;
};

/** Everything that happens, as it happens, for those who look. Nobody in the world hears of it. */
export class LiveFeed {
  readonly #events = new EventEmitter<{ event: [LiveEvent] }>().setMaxListeners(0);

  constructor({ world, record, codes, keys }: Parts) {
    record.events.on('added', action => this.tell(actionEvent(action)));
    codes.events.on('sent', code => this.tell(codeEvent(code, world)));
    keys.events.on('login', userId => this.tell({ type: 'login', userId: String(userId) }));
    world.events.on('effect', effect => {
      for (const event of effectEvents(effect)) this.tell(event);
    });
  }

  tell(event: LiveEvent): void {
    this.#events.emit('event', event);
  }

  /** @returns a function that ends it */
  follow(listener: (event: LiveEvent) => void): () => void {
    this.#events.on('event', listener);
    return () => this.#events.off('event', listener);
  }
}

export const actionEvent = (action: Action): LiveEvent => ({ type: 'action', action });

function codeEvent({ phone, code, sentAt }: LoginCode, { people }: World): LiveEvent {
  const person = people.byPhone(phone);
  const userId = person ? String(person.id) : null;
  return { type: 'login-code', userId, phone, code, sentAt: new Date(sentAt).toISOString() };
}

function effectEvents(effect: Effect): LiveEvent[] {
  switch (effect.kind) {
    case 'private-message':
      return [...new Set(effect.chat.userIds)].map(userId => ({ type: 'message', userId: String(userId) }));
    case 'chat-message':
      return [{ type: 'message', chatId: String(effect.chat.id) }];
    default:
      return [];
  }
}
