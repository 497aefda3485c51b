import { getInviteLink } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { GetInviteLink } from './get-invite-link.ts';

export function inviteLinkRoutes(app: ServiceApp, links: { getInviteLink: GetInviteLink }): void {
  route(app, getInviteLink, ({ body }) => links.getInviteLink(body));
}
