import { Api } from 'telegram';
import { channelKey } from '../peers/channel-key.ts';

/** The chat a request is about, by its own key; null for one that is about none. */
export function channelOf(request: Api.AnyRequest): string | null {
  const place = 'channel' in request ? request.channel : 'peer' in request ? request.peer : request;
  if (place instanceof Api.InputChannel || place instanceof Api.InputPeerChannel) {
    return channelKey('channel', BigInt(place.channelId.toString()));
  }
  if (typeof place === 'object' && 'chatId' in place)
    return channelKey('group', BigInt(String(place.chatId)));
  return null;
}
