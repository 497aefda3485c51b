import * as accounts from './account-manager/accounts.ts';
import * as leases from './account-manager/leases.ts';
import * as permits from './account-manager/permits.ts';
import * as profiles from './account-manager/profiles.ts';
import * as recoveries from './account-manager/recoveries.ts';
import * as restrictions from './account-manager/restrictions.ts';
import type { RouteContract } from './contract.ts';
import * as status from './gateway/status.ts';
import * as system from './gateway/system.ts';
import * as audit from './identity/audit.ts';
import * as auth from './identity/auth.ts';
import * as accountChannels from './integration/account-channels.ts';
import * as accountLog from './integration/account-log.ts';
import * as integrationAccounts from './integration/accounts.ts';
import * as chats from './integration/chats.ts';
import * as invitations from './integration/invitations.ts';
import * as joins from './integration/joins.ts';
import * as logins from './integration/logins.ts';
import * as messages from './integration/messages.ts';
import * as people from './integration/people.ts';
import * as reading from './integration/reading.ts';
import * as inviteAccounts from './invite/accounts.ts';
import * as inviteTargets from './invite/targets.ts';
import * as inviteTasks from './invite/tasks.ts';
import * as parsingTasks from './parsing/tasks.ts';

function isRoute(value: unknown): value is RouteContract {
  return typeof value === 'object' && value !== null && 'operationId' in value;
}

/** Every route of the suite, in the order of the documentation. */
export const allRoutes: readonly RouteContract[] = [
  auth,
  audit,
  logins,
  integrationAccounts,
  accountLog,
  accountChannels,
  chats,
  reading,
  joins,
  people,
  invitations,
  messages,
  leases,
  permits,
  accounts,
  profiles,
  restrictions,
  recoveries,
  parsingTasks,
  inviteTasks,
  inviteTargets,
  inviteAccounts,
  status,
  system,
].flatMap(module => Object.values(module).filter(isRoute));

/** The routes of the public API: all that the gateway lets through. */
export const publicRoutes = allRoutes.filter(route => route.access.kind !== 'services');
