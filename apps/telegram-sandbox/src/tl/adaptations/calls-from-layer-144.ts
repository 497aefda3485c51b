import type { TlObject } from '../tl-object.ts';
import type { Adaptations } from './adaptations.ts';

/** What was asked differently in layer 144 (Telethon 1.25). */
export const callsFromLayer144: Adaptations = {
  constructors: {
    // What a message replies to was its number alone.
    'messages.sendMessage': withReply,
    'messages.sendMedia': withReply,
    'messages.saveDraft': withReply,
    // Texts of polls had no formatting.
    poll: poll => ({ ...poll, question: plainText(poll.question) }),
    pollAnswer: answer => ({ ...answer, text: plainText(answer.text) }),
    'help.getAppConfig': call => ({ ...call, hash: 0 }),
  },
  standIns: {},
  results: {},
};

const plainText = (text: unknown) => ({ _: 'textWithEntities', text, entities: [] });

function withReply({ reply_to_msg_id, ...call }: TlObject): TlObject {
  const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id };
  return { ...call, _: call._, reply_to: reply_to_msg_id === undefined ? undefined : reply_to };
}
