import type { Closable, HashPerson, Logger, Metrics } from '@muster/service-kit';
import type { AccountLog } from './account-log/account-log.ts';
import type { LogStore } from './account-log/repository.ts';
import type { AccountManager } from './account-manager.ts';
import type { AccountStore } from './accounts/repository.ts';
import { createRestrict } from './accounts/restrict.ts';
import { createKnowChannels, type KnowChannels } from './channels/know-channels.ts';
import type { ChannelStore } from './channels/repository.ts';
import { createAddressAnew } from './chats/address-anew.ts';
import { createCheckChannel } from './chats/check-channel.ts';
import { createCheckMembership } from './chats/check-membership.ts';
import { createFindKnownChat } from './chats/find-known-chat.ts';
import { createUseLease } from './chats/lease.ts';
import { createLookAtChat } from './chats/look-at-chat.ts';
import { createRead } from './chats/read.ts';
import { createReadMembers } from './chats/read-members.ts';
import { createReadsBudget } from './chats/reads-budget.ts';
import { createRefreshDialogs } from './chats/refresh-dialogs.ts';
import { createResolveChat } from './chats/resolve-chat.ts';
import { createResolveForUser } from './chats/resolve-for-user.ts';
import { createResolveLink } from './chats/resolve-link.ts';
import { createRights } from './chats/rights.ts';
import type { Chats } from './chats/routes.ts';
import { type AccountCalls, createAccountCalls } from './connections/account-calls.ts';
import { type CheckSessionAt, createCheckSession } from './connections/check-session.ts';
import { createCloseIdle } from './connections/close-idle.ts';
import { type Connections, createConnections, type OpenConnection } from './connections/connections.ts';
import { followHints } from './connections/follow-hints.ts';
import { createProbe } from './connections/probe.ts';
import { reopenLost } from './connections/reopen.ts';
import type { ConcernParts } from './forwarding/concerns.ts';
import { createWhereTo, type WhereTo } from './forwarding/where-to.ts';
import { createSendInvitation, type SendInvitation } from './invitations/send-invitation.ts';
import { createGetInviteLink, type GetInviteLink } from './invite-links/get-invite-link.ts';
import type { LinkStore } from './invite-links/repository.ts';
import { createJoinChat, type JoinChat } from './joins/join-chat.ts';
import type { LoginCodes } from './login-codes/repository.ts';
import type { ExpireLogins } from './logins/expire-logins.ts';
import type { LiveLogins } from './logins/live-logins.ts';
import { createLogins } from './logins/logins.ts';
import type { LoseLogins } from './logins/lose-logins.ts';
import type { LoginStore } from './logins/repository.ts';
import type { LoginFeed, Logins } from './logins/routes.ts';
import { createSendMessage, type SendMessage } from './messages/send-message.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import type { ReportStore } from './outbox/repository.ts';
import type { Ownership } from './ownership/ownership.ts';
import type { KeyStore } from './peers/key-repository.ts';
import { createRemember } from './peers/remember.ts';
import type { PeerStore } from './peers/repository.ts';
import { createKnownPerson } from './people/known-person.ts';
import { createLookUpPerson } from './people/look-up-person.ts';
import type { NameStore } from './people/repository.ts';
import { createResolvePerson } from './people/resolve-person.ts';
import type { People } from './people/routes.ts';
import { createWhoCanAddress } from './people/who-can-address.ts';
import { createExecuteOnce } from './permits/execute-once.ts';
import { createForgetPermits, type ForgetPermits } from './permits/forget-permits.ts';
import { createGiveUp, type GiveUp } from './permits/give-up.ts';
import type { Proofs } from './permits/proofs.ts';
import type { Entry, Journal } from './permits/repository.ts';
import { createSettle, type Settle } from './permits/settle.ts';
import { createCheckComments } from './reading/check-comments.ts';
import { createFindCommunities } from './reading/find-communities.ts';
import { createReadComments } from './reading/read-comments.ts';
import { createReadHistory } from './reading/read-history.ts';
import type { Reading } from './reading/routes.ts';
import { createSearchMessages } from './reading/search-messages.ts';
import { createRemovals, type Removals } from './removals/remove-account.ts';
import type { RemovalStore } from './removals/repository.ts';
import type { SessionStore } from './sessions/repository.ts';
import { createRewrapSessions } from './sessions/rewrap-sessions.ts';
import type { WrappingKeys } from './sessions/wrapping-keys.ts';
import { compose } from './telegram/call.ts';
import { createTelegramMetrics } from './telegram/metrics.ts';
import { classify } from './telegram/middlewares/classify.ts';
import { deadline } from './telegram/middlewares/deadline.ts';
import { measure } from './telegram/middlewares/measure.ts';
import { trace } from './telegram/middlewares/trace.ts';

/** What the features are made of: everything that was opened, and everything that is secret. */
export type Ground = {
  log: Logger;
  metrics: Metrics;
  accounts: AccountStore;
  removals: RemovalStore;
  accountLog: AccountLog;
  accountLogStore: LogStore;
  sessions: SessionStore;
  peers: PeerStore;
  channels: ChannelStore;
  keys: KeyStore;
  names: NameStore;
  links: LinkStore;
  journal: Journal;
  reports: ReportStore;
  loginStore: LoginStore;
  codes: LoginCodes;
  feed: LoginFeed;
  accountManager: AccountManager;
  proofs: Proofs;
  hashPerson: HashPerson;
  wrappingKeys: WrappingKeys;
  openConnection: OpenConnection;
  ownership: Ownership;
  checkSessionAt: CheckSessionAt;
  callDeadlineMs: number;
};

/** What integration does, ready for its routes and its sweeper. */
export type Features = Pick<
  Ground,
  'ownership' | 'accounts' | 'accountLog' | 'accountLogStore' | 'channels'
> & {
  calls: AccountCalls;
  logins: Logins;
  live: LiveLogins;
  expireLogins: ExpireLogins;
  loseLogins: LoseLogins;
  knowChannels: KnowChannels;
  chats: Chats;
  reading: Reading;
  connections: Connections;
  /** Keeps what is live alive, and nothing that is idle. */
  liveness: { listening: readonly Closable[]; looks: readonly (() => void | Promise<void>)[] };
  people: People;
  sendInvitation: SendInvitation;
  getInviteLink: GetInviteLink;
  joinChat: JoinChat;
  sendMessage: SendMessage;
  settle: Settle;
  giveUp: GiveUp;
  forgetPermits: ForgetPermits;
  rewrapSessions: () => Promise<void>;
  removals: Removals;
  outbox: Outbox;
  forwarding: ConcernParts & { whereTo: WhereTo };
};

/** Puts the features together; opens nothing. */
export function assemble(ground: Ground): Features {
  const { accounts, peers, keys, journal, hashPerson, proofs, metrics, accountLog, accountLogStore, log } =
    ground;
  const { note } = accountLog;
  const outbox = createOutbox({ ...ground, deliverReport: ground.accountManager.deliverReport });
  const telegramMetrics = createTelegramMetrics(metrics);
  const connections = createConnections(ground);
  const restrict = createRestrict({ accounts, outbox, note });
  const run = compose([trace, measure(telegramMetrics), classify(log), deadline(ground.callDeadlineMs)]);
  const calls = createAccountCalls({
    connections,
    ownership: ground.ownership,
    restrict,
    metrics: telegramMetrics,
    note,
    log,
    deadlineMs: ground.callDeadlineMs,
  });
  const whereTo = createWhereTo(ground);
  const checkSession = createCheckSession({ ...ground, whereTo, calls });

  const remember = createRemember({ peers, keys });
  const read = createRead({ calls, budget: createReadsBudget() });
  const refreshDialogs = createRefreshDialogs({ ...ground, read, remember });
  const knowChannels = createKnowChannels({ ...ground, refreshDialogs });
  const findKnownChat = createFindKnownChat({ peers, refreshDialogs });
  const lookAtChat = createLookAtChat({ calls, remember });
  const inHand = new Map<string, Promise<Entry>>();
  const executeOnce = createExecuteOnce({ journal, outbox, inHand, log });
  const resolveLink = createResolveLink({ hashPerson, executeOnce, calls, remember });
  const resolveForUser = createResolveForUser({
    permits: ground.accountManager,
    proofs,
    hashPerson,
    resolveLink,
  });
  const useLease = createUseLease({ proofs, accounts });
  const lookup = { hashPerson, names: ground.names, peers };
  const knownPerson = createKnownPerson(lookup);
  const lookUpPerson = createLookUpPerson({ ...lookup, executeOnce, calls, remember });
  const addressAnew = createAddressAnew({ accounts, peers, lookAtChat, findKnownChat, log });
  const acting = { proofs, hashPerson, executeOnce, accounts, peers, calls };
  const reading = { useLease, peers, remember, read };
  const known = { accounts, peers, keys, findKnownChat, lookAtChat, read, remember };

  return {
    ownership: ground.ownership,
    accounts,
    accountLog,
    accountLogStore,
    calls,
    channels: ground.channels,
    knowChannels,
    ...createLogins({ ...ground, note, checkSession, connections, outbox, knowChannels, telegramMetrics }),
    chats: {
      checkChannel: createCheckChannel({ ...known, resolveForUser }),
      rights: createRights(known),
      resolveChat: createResolveChat({ ...known, useLease, proofs, hashPerson, resolveLink }),
      readMembers: createReadMembers(reading),
      checkMembership: createCheckMembership({ useLease, peers, read }),
    },
    reading: {
      readHistory: createReadHistory(reading),
      searchMessages: createSearchMessages(reading),
      readComments: createReadComments(reading),
      checkComments: createCheckComments(reading),
      findCommunities: createFindCommunities(reading),
    },
    connections,
    liveness: {
      listening: [
        reopenLost({ ...ground, connections, calls }),
        followHints({ ...ground, connections, calls, restrict }),
      ],
      looks: [createProbe(connections), createCloseIdle({ ...ground, connections })],
    },
    people: {
      resolvePerson: createResolvePerson({ ...lookup, useLease, proofs, knownPerson, lookUpPerson }),
      whoCanAddress: createWhoCanAddress(lookup),
    },
    sendInvitation: createSendInvitation({ ...acting, lookAtChat, addressAnew }),
    getInviteLink: createGetInviteLink({ ...ground, useLease, read }),
    joinChat: createJoinChat({ ...acting, remember }),
    sendMessage: createSendMessage({ ...acting, journal }),
    settle: createSettle({ accounts, journal, outbox }),
    giveUp: createGiveUp({ journal, outbox, inHand }),
    forgetPermits: createForgetPermits({ journal }),
    rewrapSessions: createRewrapSessions(ground),
    removals: createRemovals({ ...ground, connections, outbox, note, run }),
    outbox,
    forwarding: { accounts, logins: ground.loginStore, proofs, journal, whereTo },
  };
}
