import type { importParsingResults } from '@muster/contracts';
import { clock, type HashPerson, problem } from '@muster/service-kit';
import type { z } from 'zod';
import type { TaskRepository } from '../tasks/repository.ts';
import { TAKES_TARGETS, type Task } from '../tasks/task.ts';
import type { ReadParsingResults } from './parsing-results.ts';
import type { TargetRepository } from './repository.ts';

export type ImportTools = {
  tasks: Pick<TaskRepository, 'find'>;
  targets: Pick<TargetRepository, 'add'>;
  hashPerson: HashPerson;
  announce(task: Pick<Task, 'id' | 'teamId'>): Promise<void>;
  ring(id: string): Promise<void>;
};

export type Imported = z.infer<(typeof importParsingResults)['success']['schema']>;

/**
 * Adds the people of a parsing task, a page at a time. Broken off, it is simply done again: who was added already
 * counts as a duplicate.
 * @throws ProblemError `not_found`, `wrong_state`, `source_empty`
 */
export async function importParsing(
  { tasks, targets, hashPerson, announce, ring }: ImportTools,
  readResults: ReadParsingResults,
  teamId: string,
  taskId: string,
  parsingTaskId: string,
): Promise<Imported> {
  const task = await tasks.find(teamId, taskId);
  if (!task) throw problem('not_found');
  const takesTargets = TAKES_TARGETS.some(state => state === task.state);
  if (!takesTargets) throw problem('wrong_state');

  const sum: Imported = { added: 0, duplicates: 0, bots: 0, deleted: 0, protected: 0 };
  let isEmpty = true;
  for await (const people of readResults(parsingTaskId)) {
    if (people.length > 0) isEmpty = false;
    const bots = people.filter(person => person.bot);
    const deleted = people.filter(person => person.deleted && !person.bot);
    const living = people.filter(person => !person.bot && !person.deleted);
    const newTargets = living.map(person => ({ person, personKey: hashPerson(person.platformUserId) }));
    const page = await targets.add(teamId, taskId, newTargets, new Date(clock.now()));
    if (!page) throw problem('wrong_state');
    sum.bots += bots.length;
    sum.deleted += deleted.length;
    sum.added += page.added;
    sum.duplicates += page.duplicates;
    sum.protected += page.protected;
  }
  if (isEmpty) throw problem('source_empty');
  await announce(task);
  if (task.state === 'running') await ring(taskId);
  return sum;
}
