import {
  type ApiUser,
  CannotStart,
  collectMembers,
  connectAccount,
  prepareInvites,
  prepareWorld,
  registerUser,
  runInvites,
  type SandboxControl,
} from '@muster/testkit';
import { dim, mark, print, seconds } from '../print.ts';
import { expectState } from './expect-state.ts';
import { refusals } from './refusals.ts';

/** Between two invitations lies more than a second even in demo mode: enough to watch, and soon done. */
const members = 25;

type MainJob = { user: ApiUser; taskName: string };

/**
 * What the suite is for, through its public API: connect an account, collect the members of a group, invite them
 * into another. Prints each step and what came out of it.
 *
 * @returns the user it was done for, and what their invite task is called
 * @throws CannotStart with the step that failed and why
 */
export async function runMainJob(gatewayUrl: string, sandbox: SandboxControl): Promise<MainJob> {
  const { account, source, destination } = await step(
    'Prepare a world to play in',
    () => prepareWorld(sandbox, { members }),
    world => [
      `"${world.source.title}" has ${world.source.memberCount} members: ${world.source.link}`,
      `"${world.destination.title}" has only its owner: ${world.destination.link}`,
    ],
  );
  const user = await step(
    'Register a user with a team',
    () => registerUser(gatewayUrl),
    ({ email }) => [email],
  );
  await step(
    'Connect a Telegram account by phone code',
    () => connectAccount(user.api, sandbox, account),
    ({ firstName, lastName, phoneHint, state }) => [
      `${firstName} ${lastName ?? ''} ${phoneHint} is ${state}`,
    ],
  );
  const parsing = await step(
    'Collect the members of the group',
    () => collectMembers(user.api, source.link, {}).then(expectState('completed')),
    ({ collected, reported }) => [`${collected} people of ${reported ?? '?'} that Telegram reports`],
  );
  const { task } = await step(
    'Import them as targets',
    () => prepareInvites(user.api, { destination: destination.link, parsingTaskId: parsing.id }),
    ({ imported }) => [
      `${imported.added} targets; left out: ${imported.bots} bots, ${imported.deleted} deleted accounts`,
    ],
  );
  await step(
    'Invite them into the group that the account administers',
    async () => {
      const showProgress = ({ targets: { total, pending, inviting } }: { targets: typeof task.targets }) =>
        progress(`${total - pending - inviting} of ${total}`);
      const { targets } = await runInvites(user.api, task.id, { onChange: showProgress }).then(
        expectState('completed'),
      );
      return { targets, reasons: await refusals(user.api, task.id) };
    },
    ({ targets, reasons }) => [
      `${targets.joined} joined, ${targets.failed} could not be invited`,
      ...reasons,
    ],
  );
  await step(
    'Ask the sandbox what really happened',
    () => sandbox.members(destination.chatId, { limit: 1 }),
    // The owner is a member too.
    ({ total }) => [`"${destination.title}" has ${total - 1} new members`],
  );
  return { user, taskName: task.name };
}

async function step<T>(title: string, act: () => Promise<T>, describe: (outcome: T) => string[]): Promise<T> {
  const begin = performance.now();
  const outcome = await act().catch(error => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`"${title}" failed (${reason}); \`./muster status\` shows what runs.`);
  });
  progress('');
  print(`${mark.ok()} ${title} ${dim(seconds(performance.now() - begin))}`);
  for (const line of describe(outcome)) print(`  ${line}`);
  return outcome;
}

/** A line that the next one overwrites; nothing when nobody is watching. */
function progress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
}
