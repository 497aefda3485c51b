import { isWaitReason } from '@muster/contracts';
import { expect, it } from 'vitest';
import { defaultProfile } from './table.ts';

const limits = Object.values(defaultProfile.actions).flatMap(action => action.limits);

it.each(limits.map(({ name }) => name))('%s can be told to those whose task waits for it', name => {
  expect(isWaitReason(name)).toBe(true);
});
