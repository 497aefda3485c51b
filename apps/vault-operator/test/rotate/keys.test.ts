import type { Service } from '@muster/contracts';
import { PublicKeys, secretPaths } from '@muster/secrets';
import { createServiceVerifier } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Rotated } from '../../src/commands/rotate.ts';
import type { Vault } from '../../src/vault/client.ts';
import { BrokenOff, breakingAfter } from './breaking.ts';
import { type Installation, startInstallation } from './installation.ts';
import type { Replica } from './replica.ts';

/** What a service token may be old of the quick time before it has ended, in ms. */
const TOKENS_LIVE_MS = 60_000;

/** Services that call each other all the time with tokens of every age, by the verifiers of service-kit. */
function startCalls(replicas: readonly Replica[], now: () => number) {
  const alive: { token: string; from: Service; to: Service; madeAtMs: number }[] = [];
  const refused: string[] = [];
  const kids = new Set<string>();
  let rounds = 0;
  let ended = false;
  const round = async () => {
    while (!ended) {
      rounds += 1;
      for (const [index, from] of replicas.entries()) {
        const others = replicas.filter(replica => replica !== from);
        const to = others[(index + rounds) % others.length] ?? from;
        const iat = Math.floor(Date.now() / 1000);
        const token = from.sign({ iss: from.service, aud: to.service, iat, exp: iat + 3_600 });
        alive.push({ token, from: from.service, to: to.service, madeAtMs: now() });
      }
      while (alive[0] && now() - alive[0].madeAtMs > TOKENS_LIVE_MS) alive.shift();
      // The oldest and the newest, each as if it had never been seen: a verifier remembers.
      for (const call of [...alive.slice(0, 8), ...alive.slice(-8)]) {
        const at = replicas.find(({ service }) => service === call.to);
        const known = at && (await createServiceVerifier(call.to, at.ring)(call.token));
        const kid = Buffer.from(call.token.split('.')[0] ?? '', 'base64url').toString();
        kids.add(kid);
        if (known !== call.from && now() - call.madeAtMs <= TOKENS_LIVE_MS)
          refused.push(`${kid} at ${call.to}`);
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  const calling = round();
  return {
    refused,
    kids,
    async end() {
      ended = true;
      await calling;
    },
  };
}

describe('the rotation of keys', () => {
  let suite: Installation;
  let replicas: readonly Replica[];
  beforeAll(async () => {
    suite = await startInstallation(
      ['gateway', 'identity', 'integration', 'account-manager', 'parsing', 'invite'],
      60,
    );
    replicas = await suite.openAll();
    for (const replica of replicas.filter(({ wrappingKeys }) => wrappingKeys)) {
      count(replica);
      void keepSessions(replica);
    }
  });
  afterAll(async () => {
    closing.abort();
    await suite.end();
  });

  /** Sessions of integration, by the key that each is wrapped with. */
  const sessions = new Map<string, string>();
  const unopenable: string[] = [];
  const closing = new AbortController();

  /** Says how many sessions are under each key. */
  const count = ({ wrappingKeys, says }: Replica) => {
    const under = (id: string) => [...sessions.values()].filter(of => of === id).length;
    says(() =>
      (wrappingKeys?.() ?? [])
        .map(({ id }) => `sessions_by_wrapping_key{key="${id}",process="integration"} ${under(id)}\n`)
        .join(''),
    );
  };

  /** Wraps one session anew every half minute, as if there were very many. */
  const keepSessions = async ({ wrappingKeys }: Replica) => {
    while (!closing.signal.aborted) {
      const keys = (wrappingKeys?.() ?? []).map(({ id }) => id);
      unopenable.push(...[...sessions].flatMap(([session, id]) => (keys.includes(id) ? [] : [session])));
      const next = [...sessions].find(([, id]) => id !== keys[0]);
      if (next && keys[0]) sessions.set(next[0], keys[0]);
      await suite.clock.sleepUntil(suite.clock.now() + 30_000, closing.signal).catch(() => {});
    }
  };

  /** Why it ended, of one that began as soon as the hold of one that was killed had ended. */
  const rotateAlone = async (what: Rotated, through: (vault: Vault) => Vault): Promise<unknown> => {
    for (;;) {
      const broken = await suite.rotate([what], through).catch((error: unknown) => error);
      if (!String(broken).includes('Another rotation is under way')) return broken;
      await suite.clock.sleepUntil(suite.clock.now() + 5_000);
    }
  };

  const publicKids = async () => {
    const set = await replicas[0]?.store.read(secretPaths.servicePublicKeys, PublicKeys);
    return [...(set?.jwks.matchAll(/"kid":"([^"]+)"/g) ?? [])].map(([, kid]) => kid).sort();
  };

  it('refuses no token that lives while services sign with new keys, and leaves one key of each', async () => {
    const calls = startCalls(replicas, suite.clock.now);
    const before = await publicKids();
    await suite.rotate(['jwt-keys']);
    await calls.end();
    expect(calls.refused).toEqual([]);
    expect(calls.kids.size).toBe(12);
    const after = await publicKids();
    expect(after).toHaveLength(6);
    for (const kid of after) expect(before).not.toContain(kid);
  }, 120_000);

  it('waits for a process that nobody sees, and takes nothing away; run again it goes on', async () => {
    const unseen = replicas.find(({ process }) => process === 'invite-worker');
    if (!unseen) throw new Error('no worker');
    const before = await publicKids();
    suite.forget(unseen);
    await expect(suite.rotate(['jwt-keys'])).rejects.toThrow('no address of PROCESS_URLS is a invite-worker');
    expect(await publicKids()).toEqual(expect.arrayContaining(before));
    suite.remember(unseen);
    await suite.rotate(['jwt-keys']);
    const after = await publicKids();
    expect(after).toHaveLength(6);
    for (const kid of after) expect(before).not.toContain(kid);
  }, 120_000);

  it('of sessions takes the old key away once nothing is wrapped with it, and opens every session meanwhile', async () => {
    for (const session of 'abcdefgh') sessions.set(session, '1');
    await suite.rotate(['session-key']);
    const [integration] = replicas.filter(({ wrappingKeys }) => wrappingKeys);
    await vi.waitFor(() => expect(integration?.wrappingKeys?.().map(({ id }) => id)).toEqual(['2']), {
      timeout: 10_000,
    });
    expect(new Set(sessions.values())).toEqual(new Set(['2']));
    expect(unopenable).toEqual([]);
    expect(suite.told.at(-1)).toMatch(/now take a new snapshot/);
  }, 60_000);

  it('of sessions keeps a key for as long as integration cannot count what is under it', async () => {
    const [integration] = replicas.filter(({ wrappingKeys }) => wrappingKeys);
    integration?.says(() => '');
    await expect(suite.rotate(['session-key'])).rejects.toThrow(/cannot say what is under key \d/);
    expect(integration?.wrappingKeys?.()).toHaveLength(2);
    if (integration) count(integration);
    await suite.rotate(['session-key']);
    expect(unopenable).toEqual([]);
  }, 120_000);

  it.each(['jwt-keys', 'session-key'] as const)(
    'of %s may be killed before and after any call to Vault, and goes on from there',
    async what => {
      const calls = startCalls(replicas, suite.clock.now);
      // Beyond these it waits for what is signed to end, and does little else.
      for (let served = 3; served < 30; served += 3) {
        const broken = await rotateAlone(what, vault =>
          breakingAfter(vault, served, { done: served % 2 === 1 }),
        );
        if (broken !== undefined) expect(broken).toBeInstanceOf(BrokenOff);
      }
      expect(await rotateAlone(what, vault => vault)).toBeUndefined();
      await calls.end();
      expect(calls.refused).toEqual([]);
      expect(unopenable).toEqual([]);
      expect(await publicKids()).toHaveLength(6);
    },
    240_000,
  );
});
