import type { loginEvents } from '@muster/contracts';
import { clock, type LiveFeed } from '@muster/service-kit';
import { presentLogin } from './present.ts';
import type { LoginChange, LoginRow, LoginStore } from './repository.ts';
import type { LoginState } from './state.ts';

export type LoginFeed = Pick<LiveFeed<typeof loginEvents>, 'publish'>;

/** Tells whoever watches an attempt how it stands now. */
export type TellLogin = (id: string) => Promise<void>;

export function createTellLogin(parts: { logins: Pick<LoginStore, 'find'>; feed: LoginFeed }): TellLogin {
  const { logins, feed } = parts;
  return async id => {
    const row = await logins.find({ id });
    if (row) await feed.publish(id, 'login', presentLogin(row, clock.now()));
  };
}

/** Moves an attempt and tells it; false when it is in no state that leads there. */
export type MoveLogin = (
  login: Pick<LoginRow, 'id'>,
  state: LoginState,
  change?: LoginChange,
) => Promise<boolean>;

export function createMoveLogin(parts: { logins: Pick<LoginStore, 'move'>; tell: TellLogin }): MoveLogin {
  const { logins, tell } = parts;
  return async ({ id }, state, change) => {
    const moved = await logins.move(id, state, change);
    if (moved) await tell(id);
    return moved;
  };
}
