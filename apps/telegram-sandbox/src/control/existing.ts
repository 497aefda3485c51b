import type { Sandbox } from '../sandbox.ts';
import type { Chat } from '../world/chat.ts';
import type { Person } from '../world/person.ts';
import { notFound } from './problem.ts';

type WithWorld = Pick<Sandbox, 'world'>;

/** The person with this id; a Problem 404 if there is none. */
export function existingPerson({ world }: WithWorld, userId: string): Person {
  const person = world.people.get(Number(userId));
  if (!person) throw notFound(`person ${userId}`, 'GET /accounts and GET /chats/{chatId}/members');
  return person;
}

/** The chat with this id; a Problem 404 if there is none. */
export function existingChat({ world }: WithWorld, chatId: string): Chat {
  const chat = world.chats.get(Number(chatId));
  if (!chat) throw notFound(`chat ${chatId}`, 'GET /chats');
  return chat;
}
