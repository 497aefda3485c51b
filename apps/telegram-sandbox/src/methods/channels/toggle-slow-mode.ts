import { changeSettings } from '../../chat-settings/change-settings.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** The values Telegram takes. https://core.telegram.org/method/channels.toggleSlowMode */
const SECONDS = [0, 10, 30, 60, 300, 900, 3600];

/** How long members wait between two messages. */
export const toggleSlowMode: UserMethod<'channels.toggleSlowMode'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  if (!SECONDS.includes(call.seconds)) throw new RpcError('SECONDS_INVALID');
  return changeSettings(chat, { slowModeSeconds: call.seconds }, 'ban_users', context);
};
