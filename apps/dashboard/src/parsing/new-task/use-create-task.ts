import type { ParsingTask } from '@muster/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, ask, wish } from '../../api/client.ts';
import { keepTask } from '../queries.ts';

/** A task as its form holds it; a limit that is empty is none. */
export type NewTask = Pick<ParsingTask, 'speed' | 'priority'> & { link: string; limit: number | string };

/** Makes one task of what a person means, however often it is sent. */
export function useCreateTask(onCreated: (task: ParsingTask) => Promise<void>) {
  const key = useRef(wish());
  const create = useMutation({
    mutationFn: ({ link, limit, speed, priority }: NewTask) =>
      ask(
        api.POST('/api/v1/parsing/tasks', {
          headers: key.current,
          body: {
            source: { kind: 'members', link },
            speed,
            priority,
            ...(typeof limit === 'number' && { limit }),
          },
        }),
      ),
    onSuccess: task => {
      keepTask(task);
      return onCreated(task);
    },
  });
  const meanSomethingElse = () => {
    key.current = wish();
    create.reset();
  };
  return { create, meanSomethingElse };
}
