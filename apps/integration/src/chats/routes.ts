import { checkChannel, checkMembership, getRights, readMembers, resolveChat } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { CheckChannel } from './check-channel.ts';
import type { CheckMembership } from './check-membership.ts';
import type { ReadMembers } from './read-members.ts';
import type { ResolveChat } from './resolve-chat.ts';
import type { Rights } from './rights.ts';

export type Chats = {
  checkChannel: CheckChannel;
  rights: Rights;
  resolveChat: ResolveChat;
  readMembers: ReadMembers;
  checkMembership: CheckMembership;
};

export function chatRoutes(app: ServiceApp, chats: Chats): void {
  route(app, checkChannel, ({ params: { id }, body: { channel }, user: { teamId } }) =>
    chats.checkChannel({ accountId: id, teamId, channel }),
  );
  route(app, getRights, ({ params: { id }, body: { channel } }) => chats.rights(id, channel));
  route(app, resolveChat, ({ body }) => chats.resolveChat(body));
  route(app, readMembers, ({ body }) => chats.readMembers(body));
  route(app, checkMembership, ({ body }) => chats.checkMembership(body));
}
