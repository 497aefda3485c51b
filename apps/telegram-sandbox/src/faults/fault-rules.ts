import { randomUUID } from 'node:crypto';

/** What is to go wrong, and for which calls. A part that is not there applies to all. */
export type FaultRule = {
  readonly id: string;
  readonly method?: string;
  readonly accountId?: string;
  /** Answer this error instead of executing the call. */
  readonly error?: string;
  /** Wait this long (real time) before anything else. */
  readonly delayMs?: number;
  /** Cut the connection: instead of executing the call, or with `dropAnswer` after it. */
  readonly dropConnection?: boolean;
  /** Execute the call and answer nothing. */
  readonly dropAnswer?: boolean;
  /** How many calls it still applies to; without it, all. */
  readonly count?: number;
};

/** The faults that are switched on, oldest first. They live as long as the process. */
export class FaultRules {
  #rules: FaultRule[] = [];

  all(): readonly FaultRule[] {
    return this.#rules;
  }

  add(rule: Omit<FaultRule, 'id'>): FaultRule {
    const added = { id: randomUUID(), ...rule };
    this.#rules.push(added);
    return added;
  }

  /** False if there is none with this id. */
  remove(id: string): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter(rule => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
  }

  /** The first rule for this call, counted down; a rule that is used up is gone. */
  take(method: string, accountId: string | null): FaultRule | null {
    const rule = this.#rules.find(
      candidate =>
        (candidate.method === undefined || candidate.method === method) &&
        (candidate.accountId === undefined || candidate.accountId === accountId),
    );
    if (rule?.count === undefined) return rule ?? null;
    const left = { ...rule, count: rule.count - 1 };
    this.#rules = this.#rules.flatMap(other => {
      if (other.id !== rule.id) return other;
      return left.count > 0 ? left : [];
    });
    return rule;
  }
}
