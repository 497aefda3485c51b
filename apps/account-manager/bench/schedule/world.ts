import { newId } from '@muster/service-kit';
import { createRandom, type Random } from './random.ts';

export type SimulatedAccount = {
  id: string;
  teamId: string;
  personKey: string;
  /** When it was first connected, in days before the simulation begins. */
  ageDays: number;
  /** The channels it may invite into. */
  rights: ReadonlySet<string>;
};

export type SimulatedTask = {
  id: string;
  teamId: string;
  channel: string;
  /** The accounts it names, or all of its team. */
  accountIds: readonly string[];
};

export type World = {
  days: number;
  accounts: readonly SimulatedAccount[];
  tasks: readonly SimulatedTask[];
};

export type WorldSize = { days: number; teams: number; accounts: number; channels: number; tasks: number };

/** Channels a team invites into that are its neighbour's: their pace is shared by two teams. */
const SHARED_CHANNELS = 2;

/** One account in so many was connected within the last 14 days. */
const ONE_NEW_IN = 6;

/** Of so many channels for which a team has several tasks, they work in one with all accounts alike. */
const ONE_UNDIVIDED_IN = 4;

/**
 * Teams with their channels and accounts, which have rights in one to all of these channels; and tasks, of which
 * several are into the same channel: they name the accounts that are theirs, or compete for all of the team's.
 */
export function drawWorld(size: WorldSize, seed: number): World {
  const random = createRandom(seed);
  const teams = Array.from({ length: size.teams }, (_, team) => drawTeam(random, size, team));
  const accounts = teams.flatMap(team => team.accounts);
  const tasks = teams.flatMap((team, i) => drawTasks(team, Math.floor((size.tasks + i) / size.teams)));
  return { days: size.days, accounts, tasks };
}

type Team = { teamId: string; channels: readonly string[]; accounts: readonly SimulatedAccount[] };

function drawTeam(random: Random, size: WorldSize, team: number): Team {
  const own = size.channels / size.teams;
  const teamId = newId();
  const channels = Array.from(
    { length: own + SHARED_CHANNELS },
    (_, i) => `telegram:${1 + ((team * own + i) % size.channels)}`,
  );
  const accounts = Array.from({ length: size.accounts / size.teams }, () => ({
    id: newId(),
    teamId,
    personKey: `person-${newId()}`,
    ageDays: random.int(1, ONE_NEW_IN) === 1 ? random.int(0, 13) : random.int(20, 400),
    rights: new Set(random.some(channels, random.int(1, channels.length))),
  }));
  return { teamId, channels, accounts };
}

function drawTasks({ teamId, channels, accounts }: Team, count: number): SimulatedTask[] {
  return channels.flatMap((channel, place) => {
    const tasks = Math.floor((count + place) / channels.length);
    const isDivided = place % ONE_UNDIVIDED_IN > 0;
    return Array.from({ length: tasks }, (_, task) => ({
      id: newId(),
      teamId,
      channel,
      accountIds: accounts.filter((_, i) => !isDivided || i % tasks === task).map(({ id }) => id),
    }));
  });
}
