import { z } from 'zod';
import type { Service } from '../contract.ts';
import type { Sentence } from '../primitives.ts';

export const AuditAction = z.enum([
  'user_registered',
  'session_ended_by_reuse',
  'profile_set',
  'profile_deleted',
  'account_profile_chosen',
  'account_removed',
  'account_paused',
  'account_resumed',
  'restriction_extended',
  'restriction_lifted',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** Everything that is written to a team's audit trail: what happened, and the one service that may say so. */
export const auditActions: Readonly<Record<AuditAction, Sentence & { service: Service }>> = {
  user_registered: {
    service: 'identity',
    en: 'A user registered, with a team of their own.',
    ru: 'Пользователь зарегистрировался и получил свою команду.',
  },
  session_ended_by_reuse: {
    service: 'identity',
    en: 'A session was used twice and was ended for safety.',
    ru: 'Сеанс был использован дважды и завершён ради безопасности.',
  },
  profile_set: {
    service: 'account-manager',
    en: 'The numbers of a profile of limits were set.',
    ru: 'Изменены значения профиля лимитов.',
  },
  profile_deleted: {
    service: 'account-manager',
    en: 'A profile of limits was deleted.',
    ru: 'Профиль лимитов удалён.',
  },
  account_profile_chosen: {
    service: 'account-manager',
    en: 'An account was given another profile of limits.',
    ru: 'Аккаунту назначен другой профиль лимитов.',
  },
  account_removed: {
    service: 'account-manager',
    en: 'An account was removed.',
    ru: 'Аккаунт удалён.',
  },
  account_paused: {
    service: 'account-manager',
    en: 'An account was paused.',
    ru: 'Работа аккаунта приостановлена.',
  },
  account_resumed: {
    service: 'account-manager',
    en: 'A paused account was brought back to work.',
    ru: 'Приостановленный аккаунт возвращён в работу.',
  },
  restriction_extended: {
    service: 'account-manager',
    en: 'A restriction of an account was extended.',
    ru: 'Ограничение аккаунта продлено.',
  },
  restriction_lifted: {
    service: 'account-manager',
    en: 'A restriction of an account was lifted.',
    ru: 'Ограничение аккаунта снято.',
  },
};
