import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppendLog } from '../storage/append-log.ts';
import { Buckets } from './buckets.ts';
import { amountOf, bucketsFor, costAfter, type Ending, type PatientCall } from './call-cost.ts';
import { otherCalls, type PatienceRule, patienceRules, QUIET_MS, rulesFor } from './rules.ts';
import { type Wait, Waits, waitSchema } from './waits.ts';

const changeSchema = z.discriminatedUnion('type', [
  waitSchema.extend({ type: z.literal('waits') }),
  z.object({ type: z.literal('flooded'), who: z.string(), until: z.number() }),
  z.object({ type: z.literal('forgiven'), who: z.string().nullable() }),
  z.object({ type: z.literal('switched'), enabled: z.boolean(), off: z.array(z.string()) }),
]);
type Change = z.infer<typeof changeSchema>;

/** Somebody who hurried: until when, and with what they are answered. */
export type Trouble = {
  readonly who: string;
  readonly rule: string;
  readonly until: number;
  readonly error: string;
};

/** What a call is answered instead of being executed, and the rule that says so. */
export type Refusal = { readonly error: string; readonly rule: string };

export const allRules: readonly PatienceRule[] = [...patienceRules, otherCalls];

/** How much haste Telegram bears from whom. Waits, PEER_FLOOD and what was switched outlive a restart. */
export class Patience {
  readonly #clock: Clock;
  readonly #log: AppendLog<Change>;
  readonly #buckets = new Buckets();
  readonly #waits = new Waits();
  readonly #floodedUntil = new Map<string, number>();
  /** Who is answered an error while their bucket is empty; a restart fills it. */
  readonly #refused = new Map<string, { rule: PatienceRule; who: string; error: string }>();
  #enabled: boolean;
  #off: ReadonlySet<string> = new Set();

  constructor(dataDirectory: string, clock: Clock, enabled: boolean) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'patience.ndjson'), changeSchema);
    this.#clock = clock;
    this.#log = log;
    this.#enabled = enabled;
    for (const change of entries) this.#apply(change);
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  isOn(rule: Pick<PatienceRule, 'name'>): boolean {
    return this.#enabled && !this.#off.has(rule.name);
  }

  /** What was switched holds until it is switched again, also over a restart. */
  switch(enabled: boolean, rules: Readonly<Record<string, boolean>> = {}): void {
    const off = allRules.map(({ name }) => name).filter(name => !(rules[name] ?? !this.#off.has(name)));
    this.#commit({ type: 'switched', enabled, off });
  }

  /** Ends all trouble of one account, phone or key, or of everybody. */
  forgive(who: string | null): void {
    this.#commit({ type: 'forgiven', who });
  }

  /** Null if nothing stands against the call, which then uses the buckets up. */
  ask(call: PatientCall): Refusal | null {
    const rules = rulesFor(call.method).filter(rule => this.isOn(rule));
    const concerned = rules.flatMap(rule => {
      const who = rule.per === 'account' ? call.who : call.phone;
      return who === null || amountOf(rule, call) === 0 ? [] : { rule, who };
    });
    for (const { rule, who } of concerned) {
      const error = this.#refusal(rule, who, call);
      if (error !== null) return { error, rule: rule.name };
    }
    const now = this.#clock.now();
    for (const { rule, who } of concerned) {
      // A guess costs nothing until it proves wrong.
      const cost = rule.counts.kind === 'failures' ? 0 : amountOf(rule, call);
      this.#buckets.take(`${rule.name} ${who}`, bucketsFor(rule, call, now), cost, now);
    }
    return null;
  }

  /** Counts what only the end of a call shows: failures, and people who did not come in; or takes back what was no invitation. */
  settle(call: PatientCall, ending: Ending): void {
    const now = this.#clock.now();
    for (const rule of rulesFor(call.method)) {
      const who = rule.per === 'account' ? call.who : call.phone;
      const cost = costAfter(rule, call, ending);
      if (cost !== 0 && who !== null && this.isOn(rule))
        this.#buckets.take(`${rule.name} ${who}`, bucketsFor(rule, call, now), cost, now);
    }
  }

  /** Everybody who is in trouble now. */
  troubles(): Trouble[] {
    const now = this.#clock.now();
    const waiting = this.#waits
      .running(now)
      .map(({ who, rule, until }) => ({ who, rule, until, error: floodWait(until - now) }));
    const flooded = [...this.#floodedUntil]
      .filter(([, until]) => until > now)
      .map(([who, until]) => ({ who, rule: 'peer-flood', until, error: 'PEER_FLOOD' }));
    return [...waiting, ...flooded, ...this.#usedUp()];
  }

  #usedUp(): Trouble[] {
    const now = this.#clock.now();
    return [...this.#refused].flatMap(([name, { rule, who, error }]) => {
      const until = this.#buckets.holdsAt(name, rule.buckets, 1, now);
      if (until > now) return { who, rule: rule.name, until, error };
      this.#refused.delete(name);
      return [];
    });
  }

  close(): void {
    this.#log.close();
  }

  #refusal(rule: PatienceRule, who: string, call: PatientCall): string | null {
    const now = this.#clock.now();
    const name = `${rule.name} ${who}`;
    if (rule.penalty.kind === 'wait') {
      const wait = this.#waits.early(rule.name, who, rule.penalty.seconds, now);
      if (wait) return this.#letWait(wait, now);
    }
    const flooded = rule.penalty.kind === 'peer-flood' && (this.#floodedUntil.get(who) ?? 0) > now;
    if (!flooded && this.#buckets.holds(name, bucketsFor(rule, call, now), amountOf(rule, call), now))
      return null;
    switch (rule.penalty.kind) {
      case 'error':
        this.#refused.set(name, { rule, who, error: rule.penalty.name });
        return rule.penalty.name;
      case 'peer-flood':
        this.#commit({ type: 'flooded', who, until: now + QUIET_MS });
        return 'PEER_FLOOD';
      case 'wait':
        return this.#letWait(this.#waits.next(rule.name, who, rule.penalty.seconds, now), now);
    }
  }

  #letWait(wait: Wait, now: number): string {
    if (!this.#waits.has(wait)) this.#commit({ type: 'waits', ...wait });
    return floodWait(wait.until - now);
  }

  #commit(change: Change): void {
    this.#log.append(change);
    this.#apply(change);
  }

  #apply(change: Change): void {
    switch (change.type) {
      case 'waits':
        this.#waits.set(change);
        break;
      case 'flooded':
        this.#floodedUntil.set(change.who, change.until);
        break;
      case 'switched':
        this.#enabled = change.enabled;
        this.#off = new Set(change.off);
        break;
      case 'forgiven':
        this.#forget(change.who);
    }
  }

  #forget(who: string | null): void {
    const fits = (name: string) => who === null || name.endsWith(` ${who}`);
    this.#waits.forget(fits);
    for (const name of this.#refused.keys()) if (fits(name)) this.#refused.delete(name);
    for (const flooded of this.#floodedUntil.keys())
      if (who === null || flooded === who) this.#floodedUntil.delete(flooded);
    this.#buckets.fill(fits);
  }
}

const floodWait = (ms: number): string => `FLOOD_WAIT_${Math.ceil(ms / 1000)}`;
