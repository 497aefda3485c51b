import type { World } from '../world/world.ts';
import type { LoginCodes } from './login-codes.ts';

/**
 * Who sends their code to anybody over Telegram, as those do whom a swindler asks for it, has made it worthless: it
 * expires at once. https://github.com/LonamiWebs/Telethon/issues/3039
 */
export function endSharedCodes({ events, people }: World, codes: LoginCodes): void {
  events.on('effect', effect => {
    if (effect.kind !== 'private-message' && effect.kind !== 'chat-message') return;
    const { fromId, content } = effect.message;
    const phone = people.get(fromId)?.phone;
    if (content.kind === 'text' && phone !== undefined) codes.endThoseIn(content.text, phone);
  });
}
