import { type Phrase, phrases } from '../phrases.ts';
import { createStore, useStore } from './store.ts';

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

const KEPT_AS = 'language';
const isLanguage = (text: string | null): text is Language => languages.some(language => language === text);

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  if (isLanguage(kept)) return kept;
  return navigator.language.startsWith('ru') ? 'ru' : 'en';
}

const language = createStore<Language>(firstLanguage());
const apply = () => {
  document.documentElement.lang = language.get();
};
apply();
// Another tab has chosen.
addEventListener('storage', ({ key, newValue }) => {
  if (key !== KEPT_AS || !isLanguage(newValue)) return;
  language.set(newValue);
  apply();
});

export function speak(chosen: Language): void {
  localStorage.setItem(KEPT_AS, chosen);
  language.set(chosen);
  apply();
}

/** How things are said in the language that was chosen, and how times are written. */
export function useLanguage() {
  const chosen = useStore(language);
  return {
    language: chosen,
    say: (phrase: Phrase): string => phrases[phrase][chosen],
    /** A moment; what is none stays as it is. */
    time: (iso: string): string =>
      Number.isNaN(Date.parse(iso))
        ? iso
        : new Date(iso).toLocaleString(chosen, { dateStyle: 'short', timeStyle: 'medium' }),
  };
}
