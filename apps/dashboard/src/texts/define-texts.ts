import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** The forms of a text with `{{count}}`, by the plural rules of CLDR. */
type EnglishForms = { one: string; other: string };
type RussianForms = { one: string; few: string; many: string };

/** One text in both languages; `{{name}}` is filled in by who shows it. */
type Pair = { en: string | EnglishForms; ru: string | RussianForms };

export type Texts<Key extends string> = { readonly namespace: string; readonly keys?: Key };

/**
 * Declares the texts of a part of the page, both languages side by side, so that none can be forgotten. They are loaded
 * with the page that shows them.
 * @param namespace unique in the dashboard
 */
export function defineTexts<const T extends Record<string, Pair>>(
  namespace: string,
  texts: T,
): Texts<keyof T & string> {
  for (const language of ['en', 'ru'] as const) {
    const bundle = Object.entries(texts).flatMap(([key, pair]) => spell(key, pair[language]));
    i18next.addResourceBundle(language, namespace, Object.fromEntries(bundle));
  }
  return { namespace };
}

function spell(key: string, text: string | EnglishForms | RussianForms): [string, string][] {
  if (typeof text === 'string') return [[key, text]];
  // Of a Russian text `other` is the form of a fraction, which counts of things never are.
  const forms = 'many' in text ? { ...text, other: text.many } : text;
  // A count is written as the language writes numbers.
  return Object.entries(forms).map(([form, spelt]) => [
    `${key}_${form}`,
    spelt.replaceAll('{{count}}', '{{count, number}}'),
  ]);
}

export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** What fills the gaps of a text; `count` also chooses its form. */
type Values = { [name: string]: string | number };

/** Says the texts of a part in the language of the page. */
export function useTexts<Key extends string>(texts: Texts<Key>): Say<Key> {
  const { t } = useTranslation(texts.namespace);
  return (key, values = {}) => t<string, Values, string>(key, values);
}
