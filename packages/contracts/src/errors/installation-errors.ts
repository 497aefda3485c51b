import type { CatalogueEntry } from './catalogue.ts';

/** Failures of the installation or of the platform as a whole. */
export const installationErrors = {
  telegram_error: {
    status: 502,
    scope: 'global',
    retry: 'later',
    system: 'records the original name and goes on where that is safe',
    en: 'Telegram answered with an error that is not known here.',
    ru: 'Telegram ответил ошибкой, которая здесь неизвестна.',
  },
  telegram_unreachable: {
    status: 503,
    scope: 'global',
    retry: 'later',
    system: 'tries again later',
    en: 'Telegram cannot be reached at the moment.',
    ru: 'Сейчас Telegram недоступен.',
  },
  permit_refused: {
    status: 409,
    scope: 'global',
    retry: 'later',
    system: 'sends nothing; the holder asks for a new permit',
    en: 'The permission for this action has expired or does not fit it.',
    ru: 'Разрешение на это действие истекло или ему не соответствует.',
  },
  lease_lost: {
    status: 409,
    scope: 'account',
    retry: 'later',
    system: 'the holder stops using the account',
    en: 'The account is no longer reserved for this work.',
    ru: 'Аккаунт больше не закреплён за этой работой.',
  },
  service_unavailable: {
    status: 503,
    scope: 'global',
    retry: 'later',
    system: 'tries again later',
    en: 'A part of the system is not available at the moment. Try again shortly.',
    ru: 'Часть системы сейчас недоступна. Повторите чуть позже.',
  },
  results_incomplete: {
    status: 500,
    scope: 'global',
    retry: 'after_action',
    system: 'ends the parsing task as failed',
    en: 'The people stored are not as many as were collected. Run the task again.',
    ru: 'Сохранено не столько людей, сколько было собрано. Запустите задачу снова.',
  },
  internal: {
    status: 500,
    scope: 'global',
    retry: 'later',
    system: 'logs the failure under the request id',
    en: 'Something went wrong on our side. If it happens again, give the request id to your operator.',
    ru: 'Что-то пошло не так на нашей стороне. Если повторится, сообщите оператору номер запроса.',
  },
} as const satisfies Record<string, CatalogueEntry>;
