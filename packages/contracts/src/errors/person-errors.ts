import type { CatalogueEntry } from './catalogue.ts';

/** Why one person could not be invited or addressed; the task goes on with the next one. */
export const personErrors = {
  user_privacy_restricted: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and never tries this person again for the team',
    en: 'Their privacy settings do not let you add them.',
    ru: 'Настройки приватности не позволяют добавить этого человека.',
  },
  user_premium_required: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and never tries this person again for the team',
    en: 'They can be added only by accounts with Telegram Premium.',
    ru: 'Этого человека могут добавить только аккаунты с Telegram Premium.',
  },
  user_not_mutual_contact: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'They left this group or are not a mutual contact, so they cannot be added again.',
    ru: 'Человек вышел из группы или не является взаимным контактом, поэтому добавить его нельзя.',
  },
  user_channels_too_much: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'They are in too many groups and channels already.',
    ru: 'Человек уже состоит в слишком большом числе групп и каналов.',
  },
  user_kicked: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'They were removed from this group by an admin.',
    ru: 'Человек был удалён из этой группы администратором.',
  },
  user_blocked: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'They blocked the account, or the account blocked them.',
    ru: 'Человек заблокировал аккаунт, или аккаунт заблокировал его.',
  },
  user_is_bot: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'This is a bot; bots are not invited.',
    ru: 'Это бот; боты не приглашаются.',
  },
  user_deactivated: {
    status: 409, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'This account was deleted.',
    ru: 'Этот аккаунт удалён.',
  },
  username_not_found: {
    status: 404, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'Nobody has this username.',
    ru: 'Такого имени пользователя нет.',
  },
  phone_not_found: {
    status: 404, scope: 'person', retry: 'never', system: 'records why and goes on with the next person',
    en: 'Nobody with this phone number can be found.',
    ru: 'Человек с таким номером не найден.',
  },
  person_not_addressable: {
    status: 409, scope: 'person', retry: 'later', system: 'leaves the person to an account that can address them',
    en: 'This account has never met this person and cannot address them.',
    ru: 'Этот аккаунт не встречал этого человека и не может к нему обратиться.',
  },
  person_protected: {
    status: 409, scope: 'person', retry: 'never', system: 'does not try',
    en: 'This person was protected by an earlier refusal and is not tried again.',
    ru: 'Этот человек защищён прежним отказом и больше не приглашается.',
  },
  outcome_unknown: {
    status: 409, scope: 'person', retry: 'later', system: 'checks membership before anything is repeated',
    en: 'Telegram gave no clear answer; whether they joined is being checked.',
    ru: 'Telegram не дал ясного ответа; проверяется, вступил ли человек.',
  },
} as const satisfies Record<string, CatalogueEntry>;
