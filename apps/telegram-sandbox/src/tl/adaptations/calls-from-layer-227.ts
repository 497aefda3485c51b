import type { Adaptations } from './adaptations.ts';

/** What is asked differently in layer 227 (mtcute 0.30.3). */
export const callsFromLayer227: Adaptations = {
  constructors: {
    // The right answers were the answers themselves; polls are not made here.
    inputMediaPoll: media => ({ ...media, correct_answers: undefined }),
    // An admin without a title of their own was one with an empty title.
    'channels.editAdmin': call => ({ ...call, rank: call.rank ?? '' }),
  },
  standIns: {
    MessageEntity: ({ offset, length }) => ({ _: 'messageEntityUnknown', offset, length }),
  },
  results: {},
};
