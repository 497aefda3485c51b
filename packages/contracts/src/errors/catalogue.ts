import type { Sentence } from '../primitives.ts';
import { accountErrors } from './account-errors.ts';
import { installationErrors } from './installation-errors.ts';
import { linkErrors } from './link-errors.ts';
import { loginErrors } from './login-errors.ts';
import { personErrors } from './person-errors.ts';
import { profileErrors } from './profile-errors.ts';
import { requestErrors } from './request-errors.ts';

/** What a failure is about, and so how far its effect reaches. */
export type ErrorScope =
  | 'request'
  | 'person'
  | 'destination'
  | 'account_in_destination'
  | 'account'
  | 'global';

/** Whether the same call can succeed later: never, after some time, or once a person has acted. */
export type Retry = 'never' | 'later' | 'after_action';

export type CatalogueEntry = {
  /** HTTP status when the code is the answer of a call. */
  status: number;
  scope: ErrorScope;
  retry: Retry;
  /** What the system does about it by itself. */
  system: string;
  en: string;
  ru: string;
};

/** Every code that can appear on the wire or in a log of outcomes; the only place where codes are made. */
export const catalogue = {
  ...requestErrors,
  ...personErrors,
  ...accountErrors,
  ...linkErrors,
  ...loginErrors,
  ...profileErrors,
  ...installationErrors,
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof catalogue;

/** Narrows a string from outside to a code of the catalogue. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalogue, code);
}

/** The sentence of a code from outside; one the catalogue does not know is an error nobody knows. */
export function sentenceOf(code: string): Sentence {
  const { en, ru } = catalogue[isErrorCode(code) ? code : 'telegram_error'];
  return { en, ru };
}
