import { sendMessage } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { SendMessage } from './send-message.ts';

export function messageRoutes(app: ServiceApp, send: { sendMessage: SendMessage }): void {
  route(app, sendMessage, ({ body }) => send.sendMessage(body));
}
