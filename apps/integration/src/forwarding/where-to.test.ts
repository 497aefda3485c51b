import { newId } from '@muster/service-kit';
import { describe, expect, it } from 'vitest';
import { OwnedElsewhere } from '../ownership/owned-elsewhere.ts';
import { createWhereTo } from './where-to.ts';

const account = { id: newId(), teamId: newId() };
const place = { name: 'here', url: 'http://here', id: newId() };
const watch = {
  look: async () => {},
  silentMs: async () => 0,
  named: async () => ({ url: null, silentMs: 0 }),
};

/** Where a replica sends requests about an account that another one owns; null for an owner that cannot be asked. */
const ownedAt = (url: string | null) => {
  const hold = async () => {
    throw new OwnedElsewhere({ url, freeInMs: 4_200 });
  };
  return createWhereTo({ ownership: { replica: place, hold, watch } });
};

describe('what only the owner can do', () => {
  it('is passed on to it', async () => {
    const to = await ownedAt('http://owner')({ about: 'account', account }, { wasForwarded: false });
    expect(to).toEqual({ url: 'http://owner', retryAfterSeconds: 5 });
  });

  it.each([
    [null, false],
    ['http://owner', true],
  ])('is refused where nobody can do it now', async (url, wasForwarded) => {
    const asked = ownedAt(url)({ about: 'account', account }, { wasForwarded });
    await expect(asked).rejects.toThrow('service_unavailable');
  });
});

describe('what is a matter of the journal', () => {
  it.each([
    [true, 'here'],
    [false, { url: 'http://owner', retryAfterSeconds: 5 }],
  ])('is answered by any replica once it stands there: %s', async (isDone, expected) => {
    const concern = { about: 'account', account, isAnswered: async () => isDone } as const;
    expect(await ownedAt('http://owner')(concern, { wasForwarded: false })).toEqual(expected);
  });
});

describe('what any replica can show, and the owner makes new besides', () => {
  it.each([
    ['http://owner', false, { url: 'http://owner', retryAfterSeconds: 5 }],
    [null, false, 'here'],
    ['http://owner', true, 'here'],
  ])('is asked of the owner, or else shown here', async (url, wasForwarded, expected) => {
    const to = await ownedAt(url)({ about: 'account', account, elseHere: true }, { wasForwarded });
    expect(to).toEqual(expected);
  });
});
