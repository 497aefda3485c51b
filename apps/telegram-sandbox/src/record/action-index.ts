import { type ActionFilter, isOutcome } from './action-filter.ts';
import { Column, Names } from './columns.ts';
import type { Action } from './record.ts';

type Fits = (index: number) => boolean;

/**
 * What actions are found and counted by, in some 54 bytes each (the file has the rest): a question about a
 * million of them takes 10 to 100 ms, so there is no further index.
 */
export class ActionIndex {
  readonly #at = new Column('float64');
  readonly #names = {
    method: new Names(),
    outcome: new Names(),
    account: new Names(),
    chat: new Names(),
    user: new Names(),
  };
  readonly #method = new Column('uint32');
  readonly #outcome = new Column('uint32');
  readonly #account = new Column('uint32');
  readonly #chat = new Column('uint32');
  readonly #invited = new Column('uint32');
  readonly #missing = new Column('uint32');
  /** Whom actions were about: pairs of an action and a person, in the order of the actions. */
  readonly #aboutAction = new Column('uint32');
  readonly #aboutUser = new Column('uint32');

  get size(): number {
    return this.#at.length;
  }

  add(action: Action): void {
    const index = this.size;
    this.#at.push(Date.parse(action.at));
    this.#method.push(this.#names.method.numberOf(action.method));
    this.#outcome.push(this.#names.outcome.numberOf(action.outcome));
    this.#account.push(this.#names.account.numberOf(action.accountId));
    this.#chat.push(this.#names.chat.numberOf(action.chatId));
    this.#invited.push(action.invited?.length ?? 0);
    this.#missing.push(action.missing?.length ?? 0);
    for (const userId of action.userIds ?? []) {
      this.#aboutAction.push(index);
      this.#aboutUser.push(this.#names.user.numberOf(userId));
    }
  }

  /** The actions that fit, by their place, oldest or newest first. */
  *find(filter: ActionFilter, order: 'oldest' | 'newest' = 'oldest'): Generator<number> {
    const fits = this.#compile(filter);
    if (!fits) return;
    const first = filter.after ?? 0;
    for (let step = first; step < this.size; step++) {
      const index = order === 'oldest' ? step : this.size - 1 - (step - first);
      if (fits(index)) yield index;
    }
  }

  /** When an action was, by the world's clock, in ms. */
  atOf(index: number): number {
    return this.#at.at(index);
  }

  methodOf(index: number): string {
    return this.#names.method.nameOf(this.#method.at(index));
  }

  outcomeOf(index: number): string {
    return this.#names.outcome.nameOf(this.#outcome.at(index));
  }

  /** Null for somebody who was not logged in. */
  accountOf(index: number): string | null {
    return this.#names.account.nameOf(this.#account.at(index)) || null;
  }

  chatOf(index: number): string | null {
    return this.#names.chat.nameOf(this.#chat.at(index)) || null;
  }

  /** How many an invitation brought in, and how many not. */
  invitedBy(index: number): { invited: number; missing: number } {
    return { invited: this.#invited.at(index), missing: this.#missing.at(index) };
  }

  /** Null if a name in the filter never came, so that nothing can fit. */
  #compile(filter: ActionFilter): Fits | null {
    const tests: Fits[] = [];
    const named = [
      [filter.method, this.#names.method, this.#method],
      [filter.accountId, this.#names.account, this.#account],
      [filter.chatId, this.#names.chat, this.#chat],
    ] as const;
    for (const [wanted, names, column] of named) {
      if (wanted === undefined) continue;
      const number = names.find(wanted);
      if (number === null) return null;
      tests.push(index => column.at(index) === number);
    }
    const { outcome, userId, from, until } = filter;
    if (outcome !== undefined) {
      const numbers = this.#names.outcome.select(name => isOutcome(name, outcome));
      tests.push(index => numbers.has(this.#outcome.at(index)));
    }
    const first = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from);
    const last = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
    if (from !== undefined) tests.push(index => this.#at.at(index) >= first);
    if (until !== undefined) tests.push(index => this.#at.at(index) <= last);
    if (userId !== undefined) {
      const about = this.#about(userId);
      tests.push(index => about.has(index));
    }
    return index => tests.every(fits => fits(index));
  }

  #about(userId: string): Set<number> {
    const number = this.#names.user.find(userId);
    const actions = new Set<number>();
    if (number === null) return actions;
    for (let pair = 0; pair < this.#aboutUser.length; pair++)
      if (this.#aboutUser.at(pair) === number) actions.add(this.#aboutAction.at(pair));
    return actions;
  }
}
