import { CannotStart, type SandboxControl } from '@muster/testkit';
import { dim, mark, print, seconds } from '../print.ts';
import { collectMembers } from './collect-members.ts';
import { connectAccount } from './connect-account.ts';
import { linkTo, prepareWorld } from './demo-world.ts';
import { importTargets } from './import-targets.ts';
import { invitePeople } from './invite-people.ts';
import { refusals } from './refusals.ts';
import { demoUser, signIn } from './sign-in.ts';

/**
 * What the suite is for, through its public API: connect an account, collect the members of a group, invite them
 * into another. Prints each step and what came out of it.
 */
export async function runMainJob(gatewayUrl: string, sandbox: SandboxControl): Promise<void> {
  const { owner, source, destination } = await step(
    'A world to play in',
    () => prepareWorld(sandbox),
    world => [
      `${world.source.title} has ${world.source.memberCount} members: ${linkTo(world.source)}`,
      `${world.destination.title} has only its owner: ${linkTo(world.destination)}`,
    ],
  );
  const client = await step(
    'Sign in',
    () => signIn(gatewayUrl),
    () => [demoUser.email],
  );
  await step(
    'Connect an account by phone code',
    () => connectAccount(client, sandbox, owner),
    account => [`${account.firstName} (${account.phoneHint}) is ${account.state}`],
  );
  const parsing = await step(
    'Collect the members of the group',
    () => collectMembers(client, linkTo(source)),
    task => [`${task.collected} people of ${task.reported ?? '?'} that Telegram reports`],
  );
  const { taskId } = await step(
    'Import them as targets',
    () => importTargets(client, linkTo(destination), parsing.id),
    ({ added, leftOut }) => [`${added} targets`, ...leftOut],
  );
  await step(
    'Invite them',
    async () => ({
      task: await invitePeople(client, taskId, (done, total) => progress(`${done} of ${total}`)),
      reasons: await refusals(client, taskId),
    }),
    ({ task: { targets }, reasons }) => [
      `${targets.joined} joined, ${targets.failed} could not be invited`,
      ...reasons,
    ],
  );
  await step(
    'Ask the sandbox what really happened',
    () => sandbox.members(destination.chatId, { limit: 1 }),
    // The owner is a member too.
    members => [`${destination.title} has ${members.total - 1} new members`],
  );
}

async function step<T>(title: string, act: () => Promise<T>, describe: (outcome: T) => string[]): Promise<T> {
  const begin = performance.now();
  const outcome = await act().catch(error => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      `"${title}" failed: ${reason}. The suite goes on running; \`./muster status\` shows how it is.`,
    );
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
