import { getInviteLink, sendInvitation } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { GetInviteLink } from './get-invite-link.ts';
import type { SendInvitation } from './send-invitation.ts';

export type Invitations = { sendInvitation: SendInvitation; getInviteLink: GetInviteLink };

export function invitationRoutes(app: ServiceApp, invitations: Invitations): void {
  route(app, sendInvitation, ({ body }) => invitations.sendInvitation(body));
  route(app, getInviteLink, ({ body }) => invitations.getInviteLink(body));
}
