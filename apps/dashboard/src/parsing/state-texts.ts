import { defineTexts } from '../texts/define-texts.ts';

/** The states of a parsing task by their names. */
export const stateTexts = defineTexts('parsing-states', {
  queued: { en: 'Queued', ru: 'В очереди' },
  running: { en: 'Running', ru: 'Идёт' },
  waiting: { en: 'Waiting', ru: 'Ждёт' },
  paused: { en: 'Paused', ru: 'Пауза' },
  completed: { en: 'Completed', ru: 'Завершена' },
  failed: { en: 'Failed', ru: 'Ошибка' },
  cancelled: { en: 'Cancelled', ru: 'Отменена' },
});
