import { defineTexts } from '../texts/define-texts.ts';

export const partsTexts = defineTexts('parts', {
  notFound: { en: 'There is no such page', ru: 'Такой страницы нет' },
  notFoundHint: {
    en: 'The address may be mistyped, or what it led to was removed.',
    ru: 'Возможно, в адресе опечатка или то, куда он вёл, удалено.',
  },
  toOverview: { en: 'To the overview', ru: 'К обзору' },
  failed: { en: 'This page could not be shown', ru: 'Не удалось показать эту страницу' },
  failedHint: {
    en: 'Nothing you did is lost. Check your connection and try again.',
    ru: 'Всё, что вы сделали, сохранено. Проверьте соединение и попробуйте ещё раз.',
  },
  unreachable: {
    en: 'The server cannot be reached. Check your connection and try again.',
    ru: 'Сервер недоступен. Проверьте соединение и попробуйте ещё раз.',
  },
  again: { en: 'Try again', ru: 'Повторить' },
  cancel: { en: 'Cancel', ru: 'Отмена' },
  clear: { en: 'Clear', ru: 'Очистить' },
  retryIn: { en: 'Can be tried again in', ru: 'Повторить можно будет через' },
  aMoment: { en: 'a moment', ru: 'мгновение' },
  usedOf: { en: '{{used}} of {{value}} used', ru: 'использовано {{used}} из {{value}}' },
});
