import type { z } from 'zod';
import { createAccount } from '../control/create-account.ts';
import { createChat } from '../control/create-chat.ts';
import { privacyPatchOf, type privacyPatchSchema } from '../control/privacy-rules.ts';
import { restrictAccount } from '../restrictions/restrict-account.ts';
import type { Sandbox } from '../sandbox.ts';
import { refer } from './references.ts';
import type { Scenario } from './scenario.ts';
import { writeMessages } from './write-messages.ts';

/** The ids of what a scenario made, by the names it has there. */
export type Made = { readonly accounts: Map<string, number>; readonly chats: Map<string, number> };

/** Makes everything a scenario names; it has been checked. */
export function applyScenario(scenario: Scenario, sandbox: Sandbox): Made {
  const { clock, patience, faults, world } = sandbox;
  const made: Made = { accounts: new Map(), chats: new Map() };
  const idOf = (name: string): number => {
    const reference = refer(name, scenario, world);
    const id = reference?.kind === 'found' ? reference.id : (made.accounts.get(name) ?? made.chats.get(name));
    if (id === undefined) throw new Error(`${name} was checked, and is not there`);
    return id;
  };
  const idText = (name: string) => String(idOf(name));

  if (scenario.clock) clock.advance(scenario.clock.advanceMs);
  if (scenario.patience) patience.switch(scenario.patience.enabled, scenario.patience.rules);
  createAccounts(scenario, made, sandbox);
  setTraits(scenario, idOf, sandbox);
  for (const [owner, others] of Object.entries(scenario.contacts)) {
    const added = others.map(other => contactOf(idOf(other), sandbox));
    world.commit({ type: 'contacts-changed', ownerId: idOf(owner), added, removed: [] });
  }
  createChats(scenario, made, idText, sandbox);
  writeMessages(scenario, idOf, sandbox);
  for (const { of, target, ...fault } of scenario.faults) {
    faults.add({
      ...fault,
      ...(of !== undefined && { accountId: idText(of) }),
      ...(target !== undefined && { target: idText(target) }),
    });
  }
  // At last, because the banned and deleted do nothing more.
  for (const [name, { state }] of Object.entries(scenario.accounts)) {
    if (state === 'frozen') restrictAccount('freeze', idOf(name), sandbox);
    if (state === 'banned') restrictAccount('ban', idOf(name), sandbox);
    if (state === 'deleted')
      world.commit({ type: 'person-changed', id: idOf(name), patch: { deleted: true } });
  }
  return made;
}

function createAccounts({ accounts }: Scenario, made: Made, sandbox: Sandbox): void {
  for (const [name, account] of Object.entries(accounts)) {
    const { phone, firstName, lastName, username, password, registeredDaysAgo, dc } = account;
    const named = { phone, firstName, lastName, username, password, registeredDaysAgo, dcId: dc };
    made.accounts.set(name, createAccount(named, sandbox).id);
  }
}

function setTraits({ accounts }: Scenario, idOf: (name: string) => number, { world }: Sandbox): void {
  for (const [name, { premium, premiumMayWrite, chatsFull, privacy }] of Object.entries(accounts)) {
    const patch = {
      ...(premium !== undefined && { premium }),
      ...(premiumMayWrite !== undefined && { premiumMayWrite }),
      ...(chatsFull !== undefined && { chatsFull }),
      ...(privacy && { privacy: privacyPatchOf(withIds(privacy, idOf)) }),
    };
    if (Object.keys(patch).length > 0) world.commit({ type: 'person-changed', id: idOf(name), patch });
  }
}

function withIds(
  privacy: NonNullable<Scenario['accounts'][string]['privacy']>,
  idOf: (name: string) => number,
): z.infer<typeof privacyPatchSchema> {
  const ids = (names: readonly string[]) => names.map(name => String(idOf(name)));
  return Object.fromEntries(
    Object.entries(privacy).map(([key, rule]) => {
      if (typeof rule === 'string') return [key, rule];
      const { audience, premium, allowed, refused } = rule;
      return [
        key,
        {
          audience,
          ...(premium !== undefined && { premium }),
          ...(allowed && { allowed: ids(allowed) }),
          ...(refused && { refused: ids(refused) }),
        },
      ];
    }),
  );
}

function contactOf(userId: number, { world }: Sandbox) {
  const { firstName = '', lastName = null } = world.people.get(userId) ?? {};
  return { userId, firstName, lastName, phoneKnown: true };
}

function createChats(
  { chats }: Scenario,
  made: Made,
  idText: (name: string) => string,
  sandbox: Sandbox,
): void {
  const { world, clock } = sandbox;
  for (const [name, { creator, admins, members, drawnMessages, joinRequests, ...chat }] of Object.entries(
    chats,
  )) {
    const { id } = createChat(
      {
        ...chat,
        creatorUserId: idText(creator),
        admins: Object.entries(admins).map(([admin, rights]) => ({ userId: idText(admin), ...rights })),
        members: typeof members === 'number' ? { count: members } : { userIds: members.map(idText) },
        messages: drawnMessages === undefined ? undefined : { count: drawnMessages },
        discussion: chat.discussion && { ...chat.discussion, members: { count: chat.discussion.members } },
      },
      sandbox,
    );
    made.chats.set(name, id);
    for (const who of joinRequests) {
      const request = { chatId: id, userId: Number(idText(who)), linkHash: null, at: clock.now() };
      world.commit({ type: 'join-requested', ...request });
    }
  }
}
