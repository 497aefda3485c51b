import { joinChat } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { JoinChat } from './join-chat.ts';

export function joinRoutes(app: ServiceApp, join: { joinChat: JoinChat }): void {
  route(app, joinChat, ({ body }) => join.joinChat(body));
}
