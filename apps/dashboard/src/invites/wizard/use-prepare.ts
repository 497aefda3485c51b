import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { act, api, ask, wish } from '../../api/client.ts';
import { isProblem } from '../../api/problem.ts';
import { tasksKey } from '../queries.ts';
import type { StepProps } from './step-props.ts';
import type { Imported, Wizard } from './use-wizard.ts';

/**
 * Makes a draft of what was typed and chosen, and adds the people to it. One that was made before of something else, or
 * was broken off, is thrown away first.
 */
export function usePrepare({ wizard, noteDraft, go }: Pick<StepProps, 'wizard' | 'noteDraft' | 'go'>) {
  const client = useQueryClient();
  // The same key while the wish is the same, so that one whose answer was lost makes one task.
  const sent = useRef({ wish: '', headers: wish() });
  return useMutation({
    async mutationFn() {
      if (wizard.draft) await throwAway(wizard.draft.id);
      const body = bodyOf(wizard);
      const spelt = JSON.stringify([body, wizard.draft?.id]);
      if (sent.current.wish !== spelt) sent.current = { wish: spelt, headers: wish() };
      const { headers } = sent.current;
      const { id } = await ask(api.POST('/api/v1/invites/tasks', { body, headers }));
      noteDraft({ id, imported: null });
      noteDraft({ id, imported: await importAll(id, wizard.parsingTaskIds) });
      await client.invalidateQueries({ queryKey: tasksKey });
    },
    onSuccess: () => go('summary'),
  });
}

const bodyOf = ({ checked, name, title, priority, accountIds }: Wizard) => ({
  name: name.trim() || title,
  kind: 'group_invite' as const,
  destination: checked,
  priority,
  ...(accountIds && { accountIds }),
});

/** A draft that is gone, or was started from another page, is none to throw away. */
async function throwAway(id: string): Promise<void> {
  try {
    await act(api.DELETE('/api/v1/invites/tasks/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (!isProblem(error, 'not_found') && !isProblem(error, 'wrong_state')) throw error;
  }
}

/** Adds the people of each parsing task, one after the other: who is in two of them is added once. */
async function importAll(id: string, parsingTaskIds: readonly string[]): Promise<Imported> {
  const sum: Imported = { added: 0, duplicates: 0, bots: 0, deleted: 0, protected: 0 };
  for (const parsingTaskId of parsingTaskIds) {
    const some = await ask(
      api.POST('/api/v1/invites/tasks/{id}/targets/import-parsing', {
        params: { path: { id } },
        body: { parsingTaskId },
      }),
    );
    sum.added += some.added;
    sum.duplicates += some.duplicates;
    sum.bots += some.bots;
    sum.deleted += some.deleted;
    sum.protected += some.protected;
  }
  return sum;
}
