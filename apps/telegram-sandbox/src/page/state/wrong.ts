import { SandboxRefusal } from '../../client/index.ts';
import { type Phrase, phrases } from '../phrases.ts';

/** What a person is told about something that failed: a sentence of the page, the server's words, or both. */
export type Wrong = { readonly phrase: Phrase; readonly words?: string };

/** Something that was typed cannot be used; the phrase says why. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
  readonly phrase: Phrase;

  constructor(phrase: Phrase) {
    super(phrases[phrase].en);
    this.phrase = phrase;
  }
}

/** The refusals a form of this page can provoke, by their titles in the API. */
const refusals: Readonly<Record<string, Phrase | undefined>> = {
  'Not found': 'notThere',
  'Phone taken': 'phoneTaken',
  'Username taken': 'usernameTaken',
  'Name taken': 'snapshotTaken',
  'Not a member': 'notMember',
  'Cannot scan': 'cannotScan',
  AUTH_TOKEN_INVALID: 'codeUnknown',
  AUTH_TOKEN_EXPIRED: 'codeExpired',
  AUTH_TOKEN_ALREADY_ACCEPTED: 'codeUsed',
  AUTH_TOKEN_EXCEPTION: 'codeOfOwn',
};

export function wrongOf(error: unknown): Wrong {
  if (error instanceof Unfit) return { phrase: error.phrase };
  if (error instanceof SandboxRefusal) {
    const { title, detail } = error;
    if (title === 'Nothing was made') return { phrase: 'scenarioRefused', words: detail };
    const phrase = refusals[title];
    return phrase === undefined ? { phrase: 'serverSays', words: detail } : { phrase };
  }
  // What `fetch` throws when nobody answers. https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch#exceptions
  if (error instanceof TypeError) return { phrase: 'unreachable' };
  return { phrase: 'serverSays', words: error instanceof Error ? error.message : String(error) };
}
