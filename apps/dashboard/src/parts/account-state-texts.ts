import { defineTexts } from '../texts/define-texts.ts';

/** The states of an account by their names. */
export const accountStateTexts = defineTexts('account-states', {
  active: { en: 'Active', ru: 'Работает' },
  flood_wait: { en: 'Waiting', ru: 'Ждёт' },
  peer_flood: { en: 'Resting', ru: 'Отдыхает' },
  frozen: { en: 'Frozen', ru: 'Заморожен' },
  banned: { en: 'Banned', ru: 'Заблокирован' },
  logged_out: { en: 'Logged out', ru: 'Сеанс завершён' },
  paused: { en: 'Paused', ru: 'Пауза' },
});
