import { sendInvitation } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { SendInvitation } from './send-invitation.ts';

export function invitationRoutes(app: ServiceApp, send: { sendInvitation: SendInvitation }): void {
  route(app, sendInvitation, ({ body }) => send.sendInvitation(body));
}
