import type { Sandbox } from '../sandbox.ts';
import { type TwoStepPassword, writePassword } from '../world/two-step-password.ts';

/** Gives a person another two-step password, or with null takes it away. Who is logged in stays so. */
export function setPassword(
  userId: number,
  password: TwoStepPassword | null,
  { world }: Pick<Sandbox, 'world'>,
): void {
  world.commit({ type: 'password-changed', id: userId, password: password && writePassword(password) });
}
