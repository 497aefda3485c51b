import type { Sentence } from '../primitives.ts';
import type { Part } from './status.ts';

/** What it means for people that a part is away: what does not work, what goes on, and that nothing is lost. */
export const partSentences: Readonly<Record<Part, Sentence>> = {
  storage: {
    en: 'The database is out of reach, so little can be shown or begun. Tasks go on by themselves afterwards, and nothing is lost.',
    ru: 'База данных недоступна, поэтому почти ничего нельзя открыть или начать. Потом задачи продолжатся сами, ничего не потеряно.',
  },
  signing_in: {
    en: 'Nobody can sign in or register. Whoever is signed in can work on for some minutes, tasks go on, and nothing is lost.',
    ru: 'Нельзя войти или зарегистрироваться. Кто уже вошёл, может работать ещё несколько минут; задачи продолжаются, ничего не потеряно.',
  },
  accounts: {
    en: 'Accounts cannot be connected or shown, and tasks wait. They go on by themselves, and nothing is lost.',
    ru: 'Аккаунты нельзя подключить или посмотреть, задачи ждут. Они продолжатся сами, ничего не потеряно.',
  },
  limits: {
    en: 'Limits cannot be checked, so tasks wait rather than exceed one. They go on by themselves, and nothing is lost.',
    ru: 'Лимиты нельзя проверить, поэтому задачи ждут, чтобы не превысить их. Они продолжатся сами, ничего не потеряно.',
  },
  parsing: {
    en: 'Parsing tasks and their results cannot be shown or begun. Those under way go on, and nothing is lost.',
    ru: 'Задачи парсинга и их результаты нельзя открыть или начать. Начатые продолжаются, ничего не потеряно.',
  },
  collecting: {
    en: 'Parsing tasks wait. They go on by themselves where they stopped, and nothing is lost.',
    ru: 'Задачи парсинга ждут. Они сами продолжатся с того же места, ничего не потеряно.',
  },
  invites: {
    en: 'Invite tasks cannot be shown or begun. Those under way go on, and nothing is lost.',
    ru: 'Задачи приглашений нельзя открыть или начать. Начатые продолжаются, ничего не потеряно.',
  },
  inviting: {
    en: 'Invite tasks wait. They go on by themselves where they stopped, and nothing is lost.',
    ru: 'Задачи приглашений ждут. Они сами продолжатся с того же места, ничего не потеряно.',
  },
};
