import { allRoutes } from '@muster/contracts';
import { describe, expect, it } from 'vitest';
import { createConcerns } from './concerns.ts';

/** Answered from the database, which is the same for all replicas, or begun wherever it is asked for. */
const ANYWHERE = [
  'bringStanding',
  'changeAccount',
  'countAccountLog',
  'countTeamLog',
  'getAccount',
  'getLogin',
  'listAccountLog',
  'listAccounts',
  'listTeamLog',
  'settlePermit',
  'startLogin',
  'watchLogin',
  'whoCanAddress',
];

const nothing = async () => null;
const concerns = createConcerns({
  accounts: { find: nothing },
  logins: { find: nothing },
  proofs: { lease: nothing, permit: nothing },
  journal: { find: nothing },
});

describe('every route of integration', () => {
  it('is forwarded to who has to answer it, or is one that any replica answers', () => {
    const routes = allRoutes.filter(({ service }) => service === 'integration');
    const anywhere = routes.filter(route => !concerns.has(route)).map(({ operationId }) => operationId);
    expect(anywhere.toSorted()).toEqual(ANYWHERE);
  });
});
