import type { Suite } from '@muster/testkit';
import type { SignedInUser } from './signed-in-user.ts';
import { type Asked, startLoad } from './steady-load.ts';
import { keepCollecting, keepInviting, type Worked, type WorkSize } from './work.ts';

export type LoadSize = WorkSize & { requestsASecond: number };

/** What was asked and done meanwhile, and what of it went wrong. */
export type Borne = { asked: Asked; worked: Worked };

/** Does something while users ask for all kinds of things, one has people collected, and one has people invited. */
export async function underLoad(
  { gatewayUrl, sandbox }: Pick<Suite, 'gatewayUrl' | 'sandbox'>,
  users: readonly SignedInUser[],
  size: LoadSize,
  act: () => Promise<void>,
): Promise<Borne> {
  const [collecting, inviting] = users;
  if (!collecting || !inviting) throw new Error('two users are wanted, whose teams have tasks');
  const works = [
    await keepCollecting(collecting, sandbox.control, size),
    await keepInviting(inviting, sandbox.control, size),
  ];
  const load = startLoad(gatewayUrl, users, size.requestsASecond);
  await act();
  const asked = await load.stop();
  const worked = await Promise.all(works.map(work => work.stop()));
  const borne = {
    asked,
    worked: {
      tasks: worked.reduce((sum, { tasks }) => sum + tasks, 0),
      interrupted: worked.flatMap(({ interrupted }) => interrupted),
    },
  };
  for (const [why, times] of asked.why) process.stderr.write(`${times} times ${why}\n`);
  for (const why of borne.worked.interrupted) process.stderr.write(`${why}\n`);
  return borne;
}
