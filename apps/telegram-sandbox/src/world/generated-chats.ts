import type { Chat, ChatKind } from './chat.ts';
import { History } from './history.ts';
import { Members } from './members.ts';
import type { People } from './people.ts';
import { mix } from './random.ts';
import { chatTopics } from './topics.ts';

/** Generated chats were founded, and their first members came, between these two days. */
const FOUNDED_FROM = Date.parse('2021-01-01T00:00:00Z');
const FOUNDED_UNTIL = Date.parse('2024-01-01T00:00:00Z');
export const HISTORY_ENDS = Date.parse('2025-06-01T00:00:00Z');

const FIRST_ID = 1_400_000_000;
const ID_STEP = 611_953;

const SUPERGROUPS = 32;
const GROUPS = 6;
const CHANNELS = 12;
const trait = { founded: 101, size: 102, member: 1_000 };

/** One numbering for all kinds, so that an id alone says which chat is meant. */
export const chatIdAt = (number: number): number => FIRST_ID + number * ID_STEP;

/**
 * The chats a world begins with. As in real communities a few are large and most are small: the n-th largest
 * has 1/n^1.5 of the members of the largest.
 */
export function generateChats(seed: number, people: People): Chat[] {
  const largest = Math.min(200_000, Math.floor(people.generatedCount * 0.6));
  const kinds: ChatKind[] = [
    ...Array<ChatKind>(SUPERGROUPS).fill('supergroup'),
    ...Array<ChatKind>(GROUPS).fill('group'),
    ...Array<ChatKind>(CHANNELS).fill('channel'),
  ];
  return kinds.map((kind, number) => {
    const rank = kind === 'channel' ? number - SUPERGROUPS - GROUPS : number;
    const size = kind === 'group' ? smallGroupSize(seed, number) : Math.floor(largest / (rank + 1) ** 1.5);
    return generateChat(seed, people, number, kind, Math.max(10, size));
  });
}

function generateChat(seed: number, people: People, number: number, kind: ChatKind, wanted: number): Chat {
  const size = Math.min(wanted, people.generatedCount);
  const id = chatIdAt(number);
  const createdAt =
    FOUNDED_FROM + ((FOUNDED_UNTIL - FOUNDED_FROM) * (mix(seed, number, trait.founded) % 1000)) / 1000;
  const topic = chatTopics[number % chatTopics.length];
  const creatorId = drawPerson(seed, people, id, 0);
  const isPrivate = kind === 'group' || number % 4 === 3;
  return {
    id,
    kind,
    title: `${topic?.title ?? 'Chat'}${number < chatTopics.length ? '' : ` ${Math.floor(number / chatTopics.length) + 1}`}`,
    username: isPrivate
      ? null
      : `${topic?.slug ?? 'chat'}_${kind === 'channel' ? 'news' : 'chat'}_${number + 1}`,
    createdAt,
    creatorId,
    admins: new Map(),
    members: drawnMembers(seed, people, id, { size, from: createdAt, until: HISTORY_ENDS }),
    banned: new Set(),
    messages: new History({
      count: 1,
      message: id => ({
        id,
        fromId: creatorId,
        at: createdAt,
        content: { kind: 'created', title: topic?.title ?? 'Chat' },
      }),
    }),
  };
}

/** `size` different people of the generated ones: the same ones for the same seed and chat. */
export function drawnMembers(
  seed: number,
  people: People,
  chatId: number,
  { size, from, until }: { size: number; from: number; until: number },
): Members {
  return new Members({
    size,
    membership: slot => ({ joinedAt: Math.floor(from + ((until - from) * slot) / size), invitedBy: null }),
    draw() {
      const drawn = new Set<number>();
      for (let attempt = 0; drawn.size < size; attempt++)
        drawn.add(drawPerson(seed, people, chatId, attempt));
      return [...drawn];
    },
  });
}

function drawPerson(seed: number, people: People, chatId: number, attempt: number): number {
  return people.generatedIdAt(mix(seed, chatId, trait.member + attempt) % people.generatedCount);
}

function smallGroupSize(seed: number, number: number): number {
  return 10 + (mix(seed, number, trait.size) % 170);
}
