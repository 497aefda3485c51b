import { newId } from '@muster/service-kit';
import { createRandom } from './random.ts';

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

/**
 * Teams with their channels, accounts with rights in one to all of their team's channels, and tasks: several into
 * each channel, every other one with half of the accounts by name.
 */
export function drawWorld(size: WorldSize, seed: number): World {
  const random = createRandom(seed);
  const perTeam = (count: number) => count / size.teams;
  const channelsOf = Array.from({ length: size.teams }, (_, team) =>
    Array.from(
      { length: perTeam(size.channels) + SHARED_CHANNELS },
      (_, i) => `telegram:${1 + ((team * perTeam(size.channels) + i) % size.channels)}`,
    ),
  );
  const teams = channelsOf.map(channels => {
    const teamId = newId();
    const accounts = Array.from({ length: perTeam(size.accounts) }, () => ({
      id: newId(),
      teamId,
      personKey: `person-${newId()}`,
      ageDays: random.int(1, ONE_NEW_IN) === 1 ? random.int(0, 13) : random.int(20, 400),
      rights: new Set(random.some(channels, random.int(1, channels.length))),
    }));
    return { teamId, channels, accounts };
  });
  const tasks = Array.from({ length: size.tasks }, (_, i) => {
    const team = teams[i % size.teams];
    if (!team) throw new Error('a world without teams');
    const { teamId, channels, accounts } = team;
    const turn = Math.floor(i / size.teams);
    const channel = channels[turn % channels.length];
    if (!channel) throw new Error('a team without channels');
    const named = turn % 2 === 0 ? accounts : random.some(accounts, Math.ceil(accounts.length / 2));
    return { id: newId(), teamId, channel, accountIds: named.map(({ id }) => id) };
  });
  return { days: size.days, accounts: teams.flatMap(({ accounts }) => accounts), tasks };
}
