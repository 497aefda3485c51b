import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppendLog } from '../storage/append-log.ts';
import { Buckets } from './buckets.ts';
import {
  type BucketSize,
  EARLY_CALLS_FORGIVEN,
  LACKS_THE_RIGHT,
  otherCalls,
  type PatienceRule,
  patienceRules,
  QUIET_MS,
  rulesFor,
  STRIKES_FORGOTTEN_MS,
} from './rules.ts';

/** A call as far as patience is concerned. */
export type PatientCall = {
  readonly method: string;
  /** The account, or who else makes the call. */
  readonly who: string;
  /** The number somebody wants to log in with. */
  readonly phone: string | null;
  readonly invites: number;
  readonly strangers: number;
  /** When the account came to Telegram, in ms; null if it has long been there. */
  readonly registeredAt: number | null;
};

/** How a call ended: its error, and how many of those invited did not come in. */
export type Ending = { readonly error: string | null; readonly missing: number };

const waitSchema = z.object({
  who: z.string(),
  rule: z.string(),
  until: z.number(),
  strikes: z.number(),
  struckAt: z.number(),
});
type Wait = z.infer<typeof waitSchema> & { early: number };

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
  readonly #waits = new Map<string, Wait>();
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
      return who === null || amount(rule, call) === 0 ? [] : { rule, who };
    });
    for (const { rule, who } of concerned) {
      const error = this.#refusal(rule, who, call);
      if (error !== null) return { error, rule: rule.name };
    }
    const now = this.#clock.now();
    for (const { rule, who } of concerned) {
      // A guess costs nothing until it proves wrong.
      const cost = rule.counts.kind === 'failures' ? 0 : amount(rule, call);
      this.#buckets.take(`${rule.name} ${who}`, sizes(rule, call, now), cost, now);
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
        this.#buckets.take(`${rule.name} ${who}`, sizes(rule, call, now), cost, now);
    }
  }

  /** Everybody who is in trouble now. */
  troubles(): Trouble[] {
    const now = this.#clock.now();
    const waiting = [...this.#waits.values()]
      .filter(({ until }) => until > now)
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
      const early = this.#earlyCall(name, rule.penalty.seconds, now);
      if (early !== null) return early;
    }
    const flooded = rule.penalty.kind === 'peer-flood' && (this.#floodedUntil.get(who) ?? 0) > now;
    if (!flooded && this.#buckets.holds(name, sizes(rule, call, now), amount(rule, call), now)) return null;
    switch (rule.penalty.kind) {
      case 'error':
        this.#refused.set(name, { rule, who, error: rule.penalty.name });
        return rule.penalty.name;
      case 'peer-flood':
        this.#commit({ type: 'flooded', who, until: now + QUIET_MS });
        return 'PEER_FLOOD';
      case 'wait':
        return this.#strike(rule.name, who, rule.penalty.seconds, now);
    }
  }

  #strike(rule: string, who: string, seconds: readonly number[], now: number): string {
    const before = this.#waits.get(`${rule} ${who}`);
    const remembered = before && now - before.struckAt < STRIKES_FORGOTTEN_MS ? before.strikes : 0;
    const strikes = remembered + 1;
    const lasts = (seconds[Math.min(strikes, seconds.length) - 1] ?? 0) * 1000;
    this.#commit({ type: 'waits', who, rule, until: now + lasts, strikes, struckAt: now });
    return floodWait(lasts);
  }

  /** The answer to a call inside a wait, which grows if that goes on; null if there is no wait. */
  #earlyCall(name: string, seconds: readonly number[], now: number): string | null {
    const wait = this.#waits.get(name);
    if (!wait || wait.until <= now) return null;
    wait.early++;
    const left = wait.until - now;
    if (wait.early % EARLY_CALLS_FORGIVEN !== 0) return floodWait(left);
    const longest = Math.max(left, (seconds.at(-1) ?? 0) * 1000);
    const { early, ...known } = wait;
    this.#commit({ type: 'waits', ...known, until: now + Math.min(left * 2, longest) });
    return floodWait(Math.min(left * 2, longest));
  }

  #commit(change: Change): void {
    this.#log.append(change);
    this.#apply(change);
  }

  #apply(change: Change): void {
    switch (change.type) {
      case 'waits': {
        const { who, rule, until, strikes, struckAt } = change;
        this.#waits.set(`${rule} ${who}`, { who, rule, until, strikes, struckAt, early: 0 });
        break;
      }
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
    for (const name of this.#waits.keys()) if (fits(name)) this.#waits.delete(name);
    for (const name of this.#refused.keys()) if (fits(name)) this.#refused.delete(name);
    for (const flooded of this.#floodedUntil.keys())
      if (who === null || flooded === who) this.#floodedUntil.delete(flooded);
    this.#buckets.fill(fits);
  }
}

const floodWait = (ms: number): string => `FLOOD_WAIT_${Math.ceil(ms / 1000)}`;

/** How much of what a rule counts is in a call; a call with nothing of it does not concern the rule. */
function amount({ counts }: PatienceRule, call: PatientCall): number {
  if (counts.kind === 'invites') return call.invites;
  return counts.kind === 'strangers' ? call.strangers : 1;
}

function costAfter({ counts }: PatienceRule, { invites }: PatientCall, { error, missing }: Ending): number {
  if (counts.kind === 'failures') return error !== null && counts.errors.includes(error) ? 1 : 0;
  if (counts.kind !== 'invites') return 0;
  if (error === null) return missing / 2;
  return LACKS_THE_RIGHT.has(error) ? -invites : invites / 2;
}

function sizes(
  { buckets, newAccount }: PatienceRule,
  { registeredAt }: PatientCall,
  now: number,
): readonly BucketSize[] {
  if (!newAccount || registeredAt === null) return buckets;
  if (now - registeredAt >= newAccount.days * 86_400_000) return buckets;
  return buckets.map(({ burst, perMs }) => ({ burst: burst * newAccount.share, perMs }));
}
