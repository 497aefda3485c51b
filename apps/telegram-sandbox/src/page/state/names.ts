import { useEffect, useState } from 'preact/hooks';
import { bodyOf } from '../../client/index.ts';
import { api } from './api.ts';

const known = new Map<string, Promise<string>>();

function nameOf(kind: 'person' | 'chat', id: string): Promise<string> {
  const key = `${kind} ${id}`;
  const name = known.get(key) ?? (kind === 'person' ? personName(id) : chatTitle(id)).catch(() => id);
  known.set(key, name);
  return name;
}

async function personName(userId: string): Promise<string> {
  const { firstName, lastName } = await bodyOf(api.GET('/people/{userId}', { params: { path: { userId } } }));
  return [firstName, lastName].filter(Boolean).join(' ');
}

async function chatTitle(chatId: string): Promise<string> {
  const { title } = await bodyOf(api.GET('/chats/{chatId}', { params: { path: { chatId } } }));
  return title;
}

/** How a person or a chat is called; the id until that is known, or if there is nobody. */
export function useName(kind: 'person' | 'chat', id: string): string {
  const [name, setName] = useState(id);
  useEffect(() => {
    let shown = true;
    setName(id);
    void nameOf(kind, id).then(found => {
      if (shown) setName(found);
    });
    return () => {
      shown = false;
    };
  }, [kind, id]);
  return name;
}
