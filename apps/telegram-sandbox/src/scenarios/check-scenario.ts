import { beyondTime } from '../clock.ts';
import { neverStrikes } from '../faults/fault.ts';
import { unknownNames } from '../faults/unknown-names.ts';
import { allRules } from '../patience/patience.ts';
import type { Sandbox } from '../sandbox.ts';
import { MAX_GROUP_MEMBERS, MAX_SUPERGROUP_MEMBERS } from '../world/chat.ts';
import { checkMessages } from './check-messages.ts';
import type { Finding } from './finding.ts';
import { refer } from './references.ts';
import type { Scenario, ScenarioChat } from './scenario.ts';

type Report = (path: readonly PropertyKey[], message: string) => void;

/** Everything that would keep this scenario from being made, so that all of it is made or nothing. */
export function checkScenario(scenario: Scenario, sandbox: Sandbox): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (path, message) => findings.push({ path, message });
  if ((scenario.clock?.advanceMs ?? 0) > sandbox.clock.msLeft) report(['clock', 'advanceMs'], beyondTime);
  checkNames(scenario, report);
  checkTaken(scenario, sandbox, report);
  checkAccounts(scenario, sandbox, report);
  for (const [name, chat] of Object.entries(scenario.chats)) checkChat(name, chat, sandbox, report);
  checkPeople(scenario, sandbox, report);
  findings.push(...checkMessages(scenario, sandbox));
  const beginsAt = sandbox.clock.now() + (scenario.clock?.advanceMs ?? 0);
  scenario.faults.forEach((fault, place) => {
    const never = neverStrikes(fault, beginsAt);
    if (never !== null) report(['faults', place], never);
  });
  const rules = new Set(allRules.map(rule => rule.name));
  for (const rule of Object.keys(scenario.patience?.rules ?? {}))
    if (!rules.has(rule)) report(['patience', 'rules', rule], `name one of ${[...rules].join(', ')}`);
  return findings;
}

function checkNames({ accounts, chats }: Scenario, report: Report): void {
  for (const name of Object.keys(chats))
    if (Object.hasOwn(accounts, name))
      report(['chats', name], 'an account has this name too; choose another one');
}

/** Phone numbers and usernames belong to one alone, in the file and in the world. */
function checkTaken({ accounts, chats }: Scenario, { world }: Sandbox, report: Report): void {
  const claimed = new Map<string, string>();
  const claim = (
    path: readonly PropertyKey[],
    value: string | undefined,
    inWorld: (value: string) => unknown,
  ) => {
    if (value === undefined) return;
    const key = value.toLowerCase();
    const twin = claimed.get(key);
    if (twin !== undefined) report(path, `${value} is the same as ${twin}; choose another one`);
    else if (inWorld(value)) report(path, `${value} is taken; choose another one`);
    else claimed.set(key, path.map(String).join('.'));
  };
  const username = (value: string) => world.people.byUsername(value) ?? world.chats.byUsername(value);
  for (const [name, account] of Object.entries(accounts)) {
    claim(['accounts', name, 'phone'], account.phone.replace('+', ''), phone => world.people.byPhone(phone));
    claim(['accounts', name, 'username'], account.username, username);
  }
  for (const [name, chat] of Object.entries(chats)) {
    claim(['chats', name, 'username'], chat.username, username);
    claim(['chats', name, 'discussion', 'username'], chat.discussion?.username, username);
  }
}

function checkAccounts({ accounts }: Scenario, { dataCenters }: Sandbox, report: Report): void {
  for (const [name, { dc = 1 }] of Object.entries(accounts))
    if (dc > dataCenters.main.length)
      report(
        ['accounts', name, 'dc'],
        `there are ${dataCenters.main.length} data centres; choose one of them`,
      );
}

function checkChat(name: string, chat: ScenarioChat, sandbox: Sandbox, report: Report): void {
  const { members, kind, discussion } = chat;
  const people = sandbox.world.people.generatedCount;
  const drawn = typeof members === 'number' ? members : 0;
  const enough = `the world has ${people} people; ask for fewer, or start it with more SANDBOX_PEOPLE`;
  if (drawn > people) report(['chats', name, 'members'], enough);
  if ((discussion?.members ?? 0) > people) report(['chats', name, 'discussion', 'members'], enough);
  const size = (typeof members === 'number' ? members : members.length) + Object.keys(chat.admins).length + 1;
  if (kind === 'group' && size > MAX_GROUP_MEMBERS)
    report(
      ['chats', name, 'members'],
      `a group has at most ${MAX_GROUP_MEMBERS} members; make it a supergroup`,
    );
  const tooLarge = `a supergroup has at most ${MAX_SUPERGROUP_MEMBERS} members; ask for fewer, or make it a channel`;
  if (kind === 'supergroup' && size > MAX_SUPERGROUP_MEMBERS) report(['chats', name, 'members'], tooLarge);
  if ((discussion?.members ?? 0) > MAX_SUPERGROUP_MEMBERS)
    report(['chats', name, 'discussion', 'members'], 'a discussion group is a supergroup; ask for fewer');
  if (discussion && kind !== 'channel')
    report(['chats', name, 'discussion'], 'only a channel has a discussion group; leave it out');
  if (kind === 'group' && chat.username !== undefined)
    report(['chats', name, 'username'], 'a small group has no username; make it a supergroup');
}

/** Whoever is named somewhere has to be there. */
function checkPeople(scenario: Scenario, { world }: Sandbox, report: Report): void {
  const people = (path: readonly PropertyKey[], names: readonly string[]) => {
    for (const [place, name] of names.entries()) person([...path, place], name);
  };
  const person = (path: readonly PropertyKey[], name: string) => {
    if (refer(name, scenario, world)?.what !== 'account')
      report(path, `there is no account ${name}; write it under accounts, or name somebody as @username`);
  };
  for (const [name, { privacy = {} }] of Object.entries(scenario.accounts)) {
    for (const [key, rule] of Object.entries(privacy)) {
      if (typeof rule === 'string') continue;
      for (const list of ['allowed', 'refused'] as const)
        people(['accounts', name, 'privacy', key, list], rule[list] ?? []);
    }
  }
  for (const [owner, others] of Object.entries(scenario.contacts)) {
    person(['contacts', owner], owner);
    people(['contacts', owner], others);
  }
  for (const [name, chat] of Object.entries(scenario.chats)) {
    person(['chats', name, 'creator'], chat.creator);
    for (const admin of Object.keys(chat.admins)) person(['chats', name, 'admins', admin], admin);
    if (typeof chat.members !== 'number') people(['chats', name, 'members'], chat.members);
    people(['chats', name, 'joinRequests'], chat.joinRequests);
    checkRequests(name, chat, who => personKey(who, scenario, world), report);
  }
  scenario.faults.forEach(({ of, target, ...fault }, place) => {
    for (const { field, message } of unknownNames(fault)) report(['faults', place, field], message);
    if (of !== undefined) person(['faults', place, 'of'], of);
    if (target !== undefined && !refer(target, scenario, world))
      report(['faults', place, 'target'], `there is no account or chat ${target}; write it into this file`);
  });
}

/** Whoever is in a chat already does not wait to be let in. */
function checkRequests(
  name: string,
  { creator, admins, members, joinRequests }: ScenarioChat,
  keyOf: (who: string) => string,
  report: Report,
): void {
  const inside = [creator, ...Object.keys(admins), ...(typeof members === 'number' ? [] : members)];
  const known = new Set(inside.map(keyOf));
  for (const [place, who] of joinRequests.entries())
    if (known.has(keyOf(who)))
      report(['chats', name, 'joinRequests', place], `${who} is in it already; leave the request out`);
}

/** One person may be named in two ways: a made one by the name in the file, anybody as @username in any case. */
function personKey(who: string, scenario: Scenario, world: Sandbox['world']): string {
  const reference = refer(who, scenario, world);
  return reference?.kind === 'found' ? `@${reference.id}` : who;
}
