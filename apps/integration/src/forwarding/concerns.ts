import {
  cancelLogin,
  checkChannel,
  checkComments,
  checkMembership,
  checkSession,
  findCommunities,
  getInviteLink,
  getRights,
  IdParams,
  joinChat,
  listAccountChannels,
  type RouteContract,
  readComments,
  readHistory,
  readMembers,
  removeAccount,
  resendLoginCode,
  resolveChat,
  resolvePerson,
  searchMessages,
  sendInvitation,
  sendMessage,
  submitLoginCode,
  submitLoginPassword,
} from '@muster/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccountStore } from '../accounts/repository.ts';
import { isDue } from '../channels/is-due.ts';
import type { LoginStore } from '../logins/repository.ts';
import type { Owned } from '../ownership/repository.ts';
import type { Proofs } from '../permits/proofs.ts';
import type { Journal } from '../permits/repository.ts';

/** Which replica has to answer a request: the owner of an account, or the one in which a login attempt lives. */
export type Concern =
  | {
      about: 'account';
      account: Owned;
      /** Whether any replica can answer this one: what it asks for has been done. */
      isAnswered?: () => Promise<boolean>;
      /** Answered here where the owner cannot be asked: any replica can, and the owner does only more besides. */
      elseHere?: true;
    }
  | { about: 'login'; replica: string };

/** Null for what does not exist or proves nothing: any replica can say so. */
type Find = (request: FastifyRequest) => Promise<Concern | null>;

const LeaseBody = z.object({ lease: z.string() });
const PermitBody = z.object({ permit: z.string().optional() });

export type ConcernParts = {
  accounts: Pick<AccountStore, 'find'>;
  logins: Pick<LoginStore, 'find'>;
  proofs: Proofs;
  journal: Pick<Journal, 'find'>;
};

/** What each route concerns; routes that are not here are answered from the database by any replica. */
export function createConcerns({
  accounts,
  logins,
  proofs,
  journal,
}: ConcernParts): ReadonlyMap<RouteContract, Find> {
  const accountIn = ({ params, user }: FastifyRequest) => {
    const { id } = IdParams.parse(params);
    return accounts.find({ id, ...(user && { teamId: user.teamId }) });
  };

  const byPath: Find = async request => {
    const account = await accountIn(request);
    return account && { about: 'account', account };
  };

  /** Shown by any replica, but only the owner can read it anew. */
  const byListToRead: Find = async request => {
    const account = await accountIn(request);
    return account && isDue(account) ? { about: 'account', account, elseHere: true } : null;
  };

  const byLease: Find = async ({ body }) => {
    const claims = await proofs.lease(LeaseBody.parse(body).lease);
    return claims && { about: 'account', account: { id: claims.accountId, teamId: claims.teamId } };
  };

  const byPermit: Find = async ({ body }) => {
    const { permit } = PermitBody.parse(body);
    const claims = permit === undefined ? null : await proofs.permit(permit);
    if (!claims) return null;
    const { jti: id, accountId, teamId } = claims;
    const isAnswered = async () => (await journal.find({ id, accountId, teamId })) !== null;
    return { about: 'account', account: { id: accountId, teamId }, isAnswered };
  };

  const byLogin: Find = async ({ params, user }) => {
    const { id } = IdParams.parse(params);
    const login = user && (await logins.find({ id, teamId: user.teamId }));
    return login && { about: 'login', replica: login.replica };
  };

  return new Map<RouteContract, Find>([
    [checkChannel, byPath],
    [checkSession, byPath],
    [getRights, byPath],
    [removeAccount, byPath],
    [listAccountChannels, byListToRead],
    [resolveChat, byLease],
    [readMembers, byLease],
    [readHistory, byLease],
    [searchMessages, byLease],
    [readComments, byLease],
    [checkComments, byLease],
    [findCommunities, byLease],
    [checkMembership, byLease],
    [resolvePerson, byLease],
    [getInviteLink, byLease],
    [sendInvitation, byPermit],
    [sendMessage, byPermit],
    [joinChat, byPermit],
    [submitLoginCode, byLogin],
    [resendLoginCode, byLogin],
    [submitLoginPassword, byLogin],
    [cancelLogin, byLogin],
  ]);
}
