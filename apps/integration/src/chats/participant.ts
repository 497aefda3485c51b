import { Api } from 'telegram';
import { inputChannel, inputPeerUser } from '../peers/address.ts';
import type { ChatAddress, PersonPeer } from '../peers/repository.ts';

/** Asks for one person among the members of a supergroup or channel; USER_NOT_PARTICIPANT if they never were. */
export const participantRequest = (chat: ChatAddress, person: PersonPeer) =>
  new Api.channels.GetParticipant({ channel: inputChannel(chat), participant: inputPeerUser(person) });

/** Telegram also tells of those who left or were thrown out. */
export function isMember(participant: Api.TypeChannelParticipant): boolean {
  const gone =
    participant instanceof Api.ChannelParticipantLeft ||
    (participant instanceof Api.ChannelParticipantBanned && participant.left);
  return !gone;
}
