import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppendLog } from '../storage/append-log.ts';
import { chance } from '../world/random.ts';
import { type Fault, type FaultRule, faultRuleSchema, timesOf } from './fault.ts';

const changeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('added'), rule: faultRuleSchema }),
  z.object({ type: z.literal('counted'), id: z.string(), seen: z.number(), struck: z.number() }),
  z.object({ type: z.literal('removed'), id: z.string() }),
  z.object({ type: z.literal('cleared') }),
]);
type Change = z.infer<typeof changeSchema>;

/** A call or a pushed update, as far as rules look at it. */
export type Occasion = {
  readonly accountId: string | null;
  /** Whom and what it addresses; asked only when a rule wants to know. */
  readonly targets: () => ReadonlySet<string>;
} & ({ readonly method: string } | { readonly updateTypes: readonly string[] });

/** The faults that are switched on, oldest first; they and what they counted outlive a restart. */
export class FaultRules {
  readonly #clock: Clock;
  readonly #log: AppendLog<Change>;
  #rules: readonly FaultRule[] = [];

  constructor(dataDirectory: string, clock: Clock) {
    this.#clock = clock;
    this.#log = AppendLog.replay(join(dataDirectory, 'faults.ndjson'), changeSchema, change =>
      this.#apply(change),
    );
    // A rule knows what it counted, so one line stands for the line of each call it saw.
    this.#log.compact(this.#rules.map(rule => ({ type: 'added', rule })));
  }

  all(): readonly FaultRule[] {
    return this.#rules;
  }

  add(fault: Fault): FaultRule {
    const { afterMs, forMs, ...rest } = fault;
    const { begins, ends } = timesOf(fault, this.#clock.now());
    const rule: FaultRule = {
      ...rest,
      ...(afterMs !== undefined && { from: iso(begins) }),
      ...(forMs !== undefined && ends !== null && { until: iso(ends) }),
      id: randomUUID(),
      seen: 0,
      struck: 0,
    };
    this.#commit({ type: 'added', rule });
    return rule;
  }

  /** False if there is none with this id. */
  remove(id: string): boolean {
    const known = this.#rules.some(rule => rule.id === id);
    if (known) this.#commit({ type: 'removed', id });
    return known;
  }

  clear(): void {
    this.#commit({ type: 'cleared' });
  }

  /** The oldest rule that strikes here. Those before it that fit have counted it; one that is used up is gone. */
  take(occasion: Occasion): FaultRule | null {
    if (this.#rules.length === 0) return null;
    for (const rule of this.#rules) {
      if (!fits(rule, occasion, this.#clock.now())) continue;
      const strikes = decide(rule);
      this.#count(rule, strikes);
      if (strikes) return rule;
    }
    return null;
  }

  close(): void {
    this.#log.close();
  }

  /** Only what decides anything later is written down. */
  #count(rule: FaultRule, strikes: boolean): void {
    const { id, seen, struck } = rule;
    const counted = { type: 'counted', id, seen: seen + 1, struck: strikes ? struck + 1 : struck } as const;
    const decisive = rule.count !== undefined || rule.skip !== undefined || rule.probability !== undefined;
    if (decisive) this.#commit(counted);
    else this.#apply(counted);
  }

  #commit(change: Change): void {
    this.#log.append(change);
    this.#apply(change);
  }

  #apply(change: Change): void {
    if (change.type === 'added') this.#rules = [...this.#rules, change.rule];
    else if (change.type === 'cleared') this.#rules = [];
    else if (change.type === 'removed') this.#rules = this.#rules.filter(({ id }) => id !== change.id);
    else {
      const { id, seen, struck } = change;
      const counted = this.#rules.map(rule => (rule.id === id ? { ...rule, seen, struck } : rule));
      this.#rules = counted.filter(rule => rule.count === undefined || rule.struck < rule.count);
    }
  }
}

function fits(rule: FaultRule, occasion: Occasion, now: number): boolean {
  if (rule.accountId !== undefined && rule.accountId !== occasion.accountId) return false;
  if (rule.from !== undefined && now < Date.parse(rule.from)) return false;
  if (rule.until !== undefined && now >= Date.parse(rule.until)) return false;
  if ('method' in occasion) {
    if (rule.update !== undefined || !methodFits(rule.method, occasion.method)) return false;
  } else {
    if (rule.update === undefined) return false;
    if (rule.updateType !== undefined && !occasion.updateTypes.includes(rule.updateType)) return false;
  }
  return rule.target === undefined || occasion.targets().has(rule.target);
}

function methodFits(wanted: string | undefined, method: string): boolean {
  if (wanted?.endsWith('.*')) return method.startsWith(wanted.slice(0, -1));
  return wanted === undefined || wanted === method;
}

/** Depends on nothing but the rule and how many it saw, so the same calls meet the same fate again. */
function decide({ skip = 0, probability = 1, seed = 1, seen }: FaultRule): boolean {
  return seen >= skip && chance(seed, seen, 0) < probability;
}

const iso = (time: number): string => new Date(time).toISOString();
