import type { CatalogueEntry } from './catalogue.ts';

/** Why a profile of limits cannot be set, chosen or deleted. */
export const profileErrors = {
  invalid_profile_name: {
    status: 400,
    scope: 'request',
    retry: 'never',
    system: 'refuses the call',
    en: 'A name has 1 to 40 small letters, digits, - and _, and begins with a letter.',
    ru: 'Имя состоит из 1–40 строчных латинских букв, цифр, - и _ и начинается с буквы.',
  },
  profile_built_in: {
    status: 409,
    scope: 'request',
    retry: 'never',
    system: 'refuses the call and changes nothing',
    en: 'The profile of this name belongs to Muster itself: it can be neither made nor deleted.',
    ru: 'Профиль с таким именем принадлежит самому Muster: его нельзя ни создать, ни удалить.',
  },
  profile_in_use: {
    status: 409,
    scope: 'request',
    retry: 'after_action',
    system: 'refuses the call and changes nothing',
    en: 'Accounts work under this profile. Give them another one first.',
    ru: 'Под этим профилем работают аккаунты. Сначала назначьте им другой.',
  },
  no_such_profile: {
    status: 409,
    scope: 'request',
    retry: 'never',
    system: 'refuses the call and changes nothing',
    en: 'There is no profile of limits of this name.',
    ru: 'Профиля лимитов с таким именем нет.',
  },
} as const satisfies Record<string, CatalogueEntry>;
