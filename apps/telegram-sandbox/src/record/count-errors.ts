import type { ActionFilter } from './action-filter.ts';
import type { ActionIndex } from './action-index.ts';

/** One error by its name, without the number at its end; times are the world's, in ms. */
export type Errors = {
  readonly error: string;
  count: number;
  readonly byMethod: Map<string, number>;
  readonly firstAt: number;
  lastAt: number;
};

/** What was answered besides `ok`, the most frequent first. */
export function countErrors(index: ActionIndex, filter: ActionFilter): Errors[] {
  const errors = new Map<string, Errors>();
  for (const place of index.find({ outcome: 'error', ...filter })) {
    const error = index.outcomeOf(place).replace(/_\d+$/, '');
    if (error === 'ok') continue;
    const at = index.atOf(place);
    const group = errors.get(error) ?? { error, count: 0, byMethod: new Map(), firstAt: at, lastAt: at };
    errors.set(error, group);
    const method = index.methodOf(place);
    group.count++;
    group.byMethod.set(method, (group.byMethod.get(method) ?? 0) + 1);
    group.lastAt = at;
  }
  return [...errors.values()].sort((a, b) => b.count - a.count);
}
