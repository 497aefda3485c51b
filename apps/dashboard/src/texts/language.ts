import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'muster.language';

const isLanguage = (value: unknown): value is Language => LANGUAGES.some(language => language === value);

/** What was chosen before, else what the browser asks for. */
function firstLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** Texts join by `defineTexts`, with the page that shows them. */
await i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  supportedLngs: LANGUAGES,
  fallbackLng: 'en',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  // React escapes.
  interpolation: { escapeValue: false },
});
document.documentElement.lang = language();

export function language(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

/** Changes the language of the whole page at once, and remembers it. */
export async function changeLanguage(next: Language): Promise<void> {
  localStorage.setItem(STORED, next);
  await i18next.changeLanguage(next);
  document.documentElement.lang = next;
}

/** The language of the page; who asks is shown anew when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return language();
}
