import type { Account, AccountState, InviteTask, ParsingTask, Restriction, Wait } from '@muster/contracts';
import { expect, it } from 'vitest';
import type { StandingAccount } from '../accounts/standings.ts';
import { standstills } from './standstill.ts';
import type { OpenTasks } from './use-open-tasks.ts';

const MOMENT = '2026-11-20T12:00:00.000Z';
const sentence = (en: string) => ({ en, ru: en });

function account(id: string, state: AccountState, until: string | null = null): StandingAccount {
  const account: Account = {
    id,
    platform: 'telegram',
    platformUserId: '1',
    username: null,
    firstName: id,
    lastName: null,
    phoneHint: '',
    label: null,
    state,
    stateUntil: until,
    connectedAt: MOMENT,
  };
  if (state === 'active') return { account, state, until, restrictions: [] };
  const restriction: Restriction = {
    kind: state,
    since: MOMENT,
    until,
    mandatedUntil: null,
    message: sentence(state),
    ending: sentence('appeal'),
    changedBy: null,
  };
  return { account, state, until, restrictions: [restriction] };
}

const task = { priority: 'normal', createdAt: MOMENT, startedAt: MOMENT, finishedAt: null } as const;

const invites = (id: string, given: Partial<InviteTask>): InviteTask => ({
  ...task,
  id,
  name: id,
  kind: 'group_invite',
  destination: { link: '@home', channel: 'telegram:1', title: 'Home', kind: 'supergroup' },
  accountIds: null,
  state: 'running',
  waiting: null,
  problem: null,
  targets: { pending: 1, inviting: 0, joined: 0, already_member: 0, failed: 0, unknown: 0, total: 1 },
  ...given,
});

const parsing = (id: string, waiting: Wait | null): ParsingTask => ({
  ...task,
  id,
  source: { kind: 'members', link: '@runners', title: null },
  speed: 'safe',
  limit: null,
  state: 'queued',
  collected: 0,
  reported: null,
  waiting,
  problem: null,
});

const none = { tasks: [], total: 0 };
const NO_TASKS: OpenTasks = { collecting: none, queued: none, inviting: none, paused: none };
const wait = (reason: string, until: string | null): Wait => ({ reason, message: sentence(reason), until });
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

it('tells apart what a person has to help with and what goes on by itself', () => {
  const accounts = [
    account('works', 'active'),
    account('banned', 'banned'),
    account('rests', 'flood_wait', MOMENT),
    account('paused for good', 'paused'),
  ];
  const { needPerson, wait: waiting } = standstills(accounts, NO_TASKS);
  expect(needPerson).toMatchObject([
    { id: 'banned', message: { en: 'banned' }, ending: { en: 'appeal' }, until: null },
  ]);
  expect(waiting).toMatchObject([
    { id: 'rests', message: { en: 'flood_wait' }, ending: null, until: MOMENT },
  ]);
});

it('asks for a person where the system paused a task, not where a person did', () => {
  const problem = { code: 'peer_flood', message: sentence('look') };
  const paused = [invites('stopped', { state: 'paused', problem }), invites('by hand', { state: 'paused' })];
  const { needPerson } = standstills([], { ...NO_TASKS, paused: { tasks: paused, total: 2 } });
  expect(needPerson).toMatchObject([{ id: 'stopped', kind: 'invite', message: { en: 'look' } }]);
});

it('asks for a person where a task waits for an account that nobody has connected', () => {
  const queued = { tasks: [parsing('empty', wait('no_account', null))], total: 1 };
  const { needPerson, wait: waiting } = standstills([], { ...NO_TASKS, queued });
  expect(needPerson).toMatchObject([{ id: 'empty', kind: 'parsing', name: '@runners' }]);
  expect(waiting).toEqual([]);
});

it('shows first what goes on soonest, and last what nobody knows the end of', () => {
  const at = (minute: number) => `2026-11-20T12:0${minute}:00.000Z`;
  const inviting = {
    tasks: [
      invites('unknown', { waiting: wait('unreachable', null) }),
      invites('late', { waiting: wait('limit', at(5)) }),
      invites('runs', {}),
    ],
    total: 3,
  };
  const accounts = [account('soon', 'peer_flood', at(1))];
  const { wait: waiting } = standstills(accounts, { ...NO_TASKS, inviting });
  expect(idsOf(waiting)).toEqual(['soon', 'late', 'unknown']);
});
