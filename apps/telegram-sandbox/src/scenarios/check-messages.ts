import type { Sandbox } from '../sandbox.ts';
import { isAdmin } from '../world/chat.ts';
import type { Finding } from './finding.ts';
import { type Reference, refer } from './references.ts';
import type { Scenario } from './scenario.ts';

/** Messages that nobody could have written: from somebody who is not in the chat, or comments where there are none. */
export function checkMessages(scenario: Scenario, sandbox: Sandbox): Finding[] {
  const { world } = sandbox;
  const findings: Finding[] = [];
  const report = (path: readonly PropertyKey[], message: string) => findings.push({ path, message });
  scenario.messages.forEach(({ from, to, comments }, place) => {
    const path = ['messages', place] as const;
    const sender = refer(from, scenario, world);
    const target = refer(to, scenario, world);
    if (sender?.what !== 'account')
      report(
        [...path, 'from'],
        `there is no account ${from}; write it under accounts, or name somebody as @username`,
      );
    if (!target) report([...path, 'to'], `there is no account or chat ${to}; write it into this file`);
    if (
      sender?.what === 'account' &&
      target?.what === 'chat' &&
      !mayWrite(sender, from, target, scenario, sandbox)
    )
      report([...path, 'from'], `${from} may not write in ${to}; make them a member, in a channel an admin`);
    if (comments.length > 0 && !(target && isDiscussed(target, scenario, sandbox)))
      report(
        [...path, 'comments'],
        `only posts of a channel with a discussion have comments; give ${to} one`,
      );
    comments.forEach((comment, number) => {
      if (refer(comment.from, scenario, world)?.what !== 'account')
        report(
          [...path, 'comments', number, 'from'],
          `there is no account ${comment.from}; write it under accounts`,
        );
    });
  });
  return findings;
}

function mayWrite(
  sender: Reference,
  name: string,
  target: Reference,
  { chats }: Scenario,
  { world }: Sandbox,
): boolean {
  if (target.kind === 'found') {
    const chat = world.chats.get(target.id);
    if (!chat || sender.kind === 'made') return false;
    return chat.kind === 'channel' ? isAdmin(chat, sender.id) : chat.members.has(sender.id);
  }
  const chat = chats[target.name];
  if (!chat) return false;
  const runs = chat.creator === name || Object.hasOwn(chat.admins, name);
  const belongs = typeof chat.members !== 'number' && chat.members.includes(name);
  return runs || (belongs && chat.kind !== 'channel');
}

function isDiscussed(target: Reference, { chats }: Scenario, { world }: Sandbox): boolean {
  if (target.kind === 'made') return chats[target.name]?.discussion !== undefined;
  const chat = world.chats.get(target.id);
  return chat?.kind === 'channel' && chat.settings.linkedChatId !== null;
}
