import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUsage } from '../src/usage/read-usage.ts';
import {
  askPermit,
  connectAccount,
  holdLease,
  type Installation,
  newChannel,
  startInstallation,
} from './installation.ts';

describe('the usage of a person who was with another team before', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  it('is told to each team in sums, and in names only of what was its own', async () => {
    const [before, now] = [newId(), newId()];
    const old = await connectAccount(installation, before, { days: 2 });
    const [oldChannel, newOne] = [newChannel(), newChannel()];
    await askPermit(installation, await holdLease(installation, before, { channel: oldChannel }));
    await installation.clock.advance(3_600_000);
    const account = await connectAccount(installation, now, { personKey: old.personKey, days: 0 });
    await askPermit(installation, await holdLease(installation, now, { channel: newOne }));

    const ours = await readUsage(installation.dependencies, account.id, now);
    expect(ours.channels.map(({ channel }) => channel)).toEqual([newOne]);
    expect(ours.lease?.holder).toBe('a task');
    const theirs = await readUsage(installation.dependencies, old.id, before);
    expect(theirs.channels.map(({ channel }) => channel)).toEqual([oldChannel]);
    expect(theirs.lease).toBeNull();
    expect(theirs.restrictions).toMatchObject([{ kind: 'logged_out', until: null }]);
    for (const usage of [ours, theirs]) {
      expect(usage.limits.find(limit => limit.name === 'invites_per_day')?.used).toBe(2);
    }
  });
});
