import { useMutation } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { keepTask } from '../queries.ts';

/** Pauses, resumes or ends a task. */
export function useMoveTask(id: string) {
  const path = { params: { path: { id } } };
  const moves = {
    pause: () => ask(api.POST('/api/v1/parsing/tasks/{id}/pause', path)),
    resume: () => ask(api.POST('/api/v1/parsing/tasks/{id}/resume', path)),
    cancel: () => ask(api.POST('/api/v1/parsing/tasks/{id}/cancel', path)),
  };
  return useMutation({ mutationFn: (verb: keyof typeof moves) => moves[verb](), onSuccess: keepTask });
}
