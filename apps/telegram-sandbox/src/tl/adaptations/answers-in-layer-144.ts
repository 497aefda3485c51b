import type { Tl } from '../api.ts';
import { answers } from './adaptations.ts';
import { emptyUpdates } from './empty-updates.ts';

/**
 * What was different in layer 144 (Telethon 1.25). What it does not know is told as its own schema provides:
 * https://core.telegram.org/constructor/messageMediaUnsupported, messageActionEmpty, messageEntityUnknown.
 */
export const answersInLayer144 = answers({
  constructors: {
    // Texts had no formatting in these places yet, reactions were emoji only, and voters were users.
    poll: poll => ({ ...poll, question: poll.question.text }),
    pollAnswer: answer => ({ ...answer, text: answer.text.text }),
    pollResults: results => ({ ...results, recent_voters: results.recent_voters?.flatMap(userIdOf) }),
    dialogFilter: filter => ({ ...filter, title: filter.title.text }),
    messagePeerReaction: reaction => withEmoji(reaction),
    reactionCount: reaction => withEmoji(reaction),
    // Which reactions a chat allows was a list of emoji; without one, none.
    chatFull: chat => ({ ...chat, available_reactions: emojiOf(chat.available_reactions) }),
    channelFull: chat => ({ ...chat, available_reactions: emojiOf(chat.available_reactions) }),
    documentAttributeVideo: video => ({ ...video, duration: Math.ceil(video.duration) }),
    // One bit both said that payments recur and held the link to the terms.
    invoice: invoice => ({ ...invoice, recurring_terms_url: invoice.recurring && (invoice.terms_url ?? '') }),
    inputMediaInvoice: invoice => ({ ...invoice, provider: invoice.provider ?? '' }),
    updateUserName: ({ usernames, ...update }) => ({ ...update, username: usernames[0]?.username ?? '' }),
    updateMessagePollVote: ({ peer, ...update }) =>
      peer._ === 'peerUser' ? { ...update, user_id: peer.user_id } : null,
    updatePeerBlocked: update => ({ ...update, blocked: update.blocked === true }),
    // The numbers have moved from here to the configuration of apps: https://core.telegram.org/api/config
    config: config => ({
      ...config,
      saved_gifs_limit: 200,
      stickers_faved_limit: 5,
      pinned_dialogs_count_max: 5,
      pinned_infolder_count_max: 100,
    }),
  },
  standIns: {
    Updates: emptyUpdates,
    MessageMedia: () => ({ _: 'messageMediaUnsupported' }),
    MessageAction: () => ({ _: 'messageActionEmpty' }),
    MessageEntity: ({ offset, length }) => ({ _: 'messageEntityUnknown', offset, length }),
    KeyboardButton: ({ text }) => ({ _: 'keyboardButton', text }),
    // Codes came by app, SMS and call only; all others are told as an SMS, for a code has to be entered.
    'auth.SentCodeType': type => ({ _: 'auth.sentCodeTypeSms', length: 'length' in type ? type.length : 5 }),
  },
  results: {
    // Who was not added could not be told apart then. Assumption: an old client gets the updates alone.
    'channels.inviteToChannel': ({ updates }) => updates,
    'messages.addChatUser': ({ updates }) => updates,
    'messages.createChat': ({ updates }) => updates,
    'messages.getDialogFilters': ({ filters }) => filters,
    // There was no "not modified" without the hash that asks for it.
    'help.getAppConfig': config =>
      config._ === 'help.appConfig' ? config.config : { _: 'jsonObject', value: [] },
  },
});

const userIdOf = (peer: Tl<'Peer'>) => (peer._ === 'peerUser' ? [peer.user_id] : []);

const withEmoji = <Counted extends { _: string; reaction: Tl<'Reaction'> }>(counted: Counted) =>
  counted.reaction._ === 'reactionEmoji' ? { ...counted, reaction: counted.reaction.emoticon } : null;

function emojiOf(allowed: Tl<'ChatReactions'> | undefined): string[] | undefined {
  if (allowed?._ !== 'chatReactionsSome') return;
  return allowed.reactions.flatMap(reaction => (reaction._ === 'reactionEmoji' ? reaction.emoticon : []));
}
