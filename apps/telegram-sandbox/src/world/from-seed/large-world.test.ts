import { describe, expect, it } from 'vitest';
import { MemberSearch } from '../member-search.ts';
import { People } from '../people.ts';
import { generateChats } from './generated-chats.ts';

const MEGABYTE = 2 ** 20;

describe('a world of 250,000 people', () => {
  it('is there, with every list of members and a tenth of all that was ever said, in 5 s and 600 MB', () => {
    const before = process.threadCpuUsage();
    const people = new People(1, 250_000, 2);
    const chats = generateChats(1, people);
    expect(Math.max(...chats.map(({ members }) => members.size))).toBe(200_000);
    let said = 0;
    for (const { members, messages } of chats) {
      expect(members.newestFirst()).toHaveLength(members.size);
      for (let id = 1; id <= messages.newestId; id += 10) if (messages.get(id)) said++;
    }
    expect(said).toBeGreaterThan(100_000);
    const [largest] = chats;
    if (!largest) throw new Error('no chat');
    expect(new MemberSearch(people).find('анна', largest).length).toBeGreaterThan(1_000);
    // Of its own CPU: what else runs on this machine is not its fault.
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(5_000);
    expect(process.memoryUsage().heapUsed / MEGABYTE).toBeLessThan(600);
  }, 60_000);
});
