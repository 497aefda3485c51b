import { defineTexts } from '../texts/define-texts.ts';

export const firstStepsTexts = defineTexts('first-steps', {
  title: { en: 'First steps', ru: 'Первые шаги' },
  progress: { en: '{{done}} of {{count}} done', ru: 'Сделано {{done}} из {{count}}' },
  hide: { en: 'Hide the first steps', ru: 'Скрыть первые шаги' },
  done: { en: 'Done', ru: 'Сделано' },
  connect: { en: 'Connect an account', ru: 'Подключите аккаунт' },
  connectAbout: {
    en: 'A Telegram account of yours that created the group you invite into, or is its admin with the right to add people.',
    ru: 'Ваш аккаунт Telegram, который создал группу для приглашений или администрирует её с правом добавлять людей.',
  },
  connectAction: { en: 'Connect an account', ru: 'Подключить аккаунт' },
  collect: { en: 'Collect an audience', ru: 'Соберите аудиторию' },
  collectAbout: {
    en: 'Muster reads the members of a group, and you choose whom to invite.',
    ru: 'Muster прочитает участников группы, а вы выберете, кого пригласить.',
  },
  collectAction: { en: 'Collect an audience', ru: 'Собрать аудиторию' },
  collectWatch: { en: 'Watch it being collected', ru: 'Смотреть, как она собирается' },
  invite: { en: 'Invite them', ru: 'Пригласите людей' },
  inviteAbout: {
    en: 'Muster invites one after the other and never exceeds the limits. This step is done when your first task is finished.',
    ru: 'Muster приглашает по одному и не превышает лимиты. Шаг выполнен, когда закончится первая задача.',
  },
  inviteAction: { en: 'Invite people', ru: 'Пригласить людей' },
  inviteWatch: { en: 'Go on with the task', ru: 'Перейти к задаче' },
});
