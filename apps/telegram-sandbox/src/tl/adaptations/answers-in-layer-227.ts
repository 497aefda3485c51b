import { answers } from './adaptations.ts';
import { emptyUpdates } from './empty-updates.ts';

const DAYS_A_MONTH = 30;

/** What is different in layer 227 (mtcute 0.30.3). */
export const answersInLayer227 = answers({
  constructors: {
    // Stories are told as recent ones, of which the highest id is one field.
    user: user => ({ ...user, stories_max_id: recentStory(user.stories_max_id) }),
    channel: channel => ({ ...channel, stories_max_id: recentStory(channel.stories_max_id) }),
    // Polls: who voted last stands beside every answer; the hash is for the answers people add themselves.
    poll: poll => ({ ...poll, hash: 0n }),
    pollAnswerVoters: answer => ({ ...answer, recent_voters: [] }),
    updateMessagePollVote: update => ({ ...update, positions: [] }),
    updatePaidReactionPrivacy: update => ({
      ...update,
      private: { _: update.private ? 'paidReactionPrivacyAnonymous' : 'paidReactionPrivacyDefault' },
    }),
    // How rare the parts of a gift are is an object, and backdrops have ids; this server gives no gifts.
    starGiftUnique: gift => ({ ...gift, gift_id: gift.id }),
    starGiftAttributeModel: part => ({ ...part, rarity: rarity(part.rarity_permille) }),
    starGiftAttributePattern: part => ({ ...part, rarity: rarity(part.rarity_permille) }),
    starGiftAttributeBackdrop: part => ({ ...part, backdrop_id: 0, rarity: rarity(part.rarity_permille) }),
    messageActionSetChatTheme: ({ emoticon, ...action }) => ({
      ...action,
      theme: { _: 'chatTheme', emoticon },
    }),
    messageActionGiftPremium: action => ({ ...action, days: action.months * DAYS_A_MONTH }),
    messageActionGiftCode: action => ({ ...action, days: action.months * DAYS_A_MONTH }),
    // Lists of messages name the topics they are from. There are no forums here, and a topic without its chat
    // cannot be told.
    'messages.messages': messages => ({ ...messages, topics: [] }),
    'messages.messagesSlice': messages => ({ ...messages, topics: [] }),
    forumTopic: () => null,
    dialog: dialog => ({ ...dialog, unread_poll_votes_count: 0 }),
    // Drafts of polls name the right answers by their places.
    inputMediaPoll: ({ correct_answers, ...media }) => ({
      ...media,
      correct_answers: correct_answers && [],
    }),
  },
  standIns: {
    Updates: emptyUpdates,
  },
  results: {
    // Joining may lead to a web page instead; this server's never does.
    'channels.joinChannel': joined,
    'messages.importChatInvite': joined,
  },
});

function joined(updates: unknown) {
  return { _: 'messages.chatInviteJoinResultOk', updates };
}

const recentStory = (maxId: number | undefined) =>
  maxId === undefined ? undefined : { _: 'recentStory', max_id: maxId };

const rarity = (permille: number) => ({ _: 'starGiftAttributeRarity', permille });
