/** The languages of this world. */
export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** What is written in Cyrillic letters is Russian. */
export const languageOf = (text: string): Language => (/[а-яё]/i.test(text) ? 'ru' : 'en');
