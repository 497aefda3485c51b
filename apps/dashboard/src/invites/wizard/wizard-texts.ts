import { defineTexts } from '../../texts/define-texts.ts';

export const wizardTexts = defineTexts('invite-wizard', {
  title: { en: 'New invite task', ru: 'Новая задача приглашения' },
  back: { en: 'All invite tasks', ru: 'Все задачи' },
  steps: { en: 'Steps', ru: 'Шаги' },
  destination: { en: 'Destination', ru: 'Куда' },
  accounts: { en: 'Accounts', ru: 'Аккаунты' },
  people: { en: 'People', ru: 'Люди' },
  summary: { en: 'Summary', ru: 'Итог' },
  next: { en: 'Next', ru: 'Далее' },
  previous: { en: 'Back', ru: 'Назад' },
  startOver: { en: 'Start over', ru: 'Начать заново' },
  startOverTitle: { en: 'Forget “{{name}}” and start over?', ru: 'Забыть «{{name}}» и начать заново?' },
  startOverLoss: {
    en: 'The destination, the accounts and the people chosen here are forgotten.',
    ru: 'Выбранные здесь чат, аккаунты и люди будут забыты.',
  },
  startOverWithDraft: {
    en: 'The destination, the accounts and the people chosen here are forgotten. The draft that was made of them stays in the list of tasks.',
    ru: 'Выбранные здесь чат, аккаунты и люди будут забыты. Созданный из них черновик останется в списке задач.',
  },

  noAccount: { en: 'First connect an account', ru: 'Сначала подключите аккаунт' },
  noAccountHint: {
    en: 'People are invited by your own Telegram accounts, into groups these accounts administer.',
    ru: 'Приглашают ваши собственные аккаунты Telegram — в группы, где они администраторы.',
  },
  connect: { en: 'Connect an account', ru: 'Подключить аккаунт' },

  link: { en: 'Group or channel', ru: 'Группа или канал' },
  linkHint: {
    en: '@name or a link such as https://t.me/name',
    ru: '@name или ссылка вида https://t.me/name',
  },
  check: { en: 'Check', ru: 'Проверить' },
  yourGroups: { en: 'Where your accounts may invite', ru: 'Куда ваши аккаунты могут приглашать' },
  name: { en: 'Name of the task', ru: 'Название задачи' },
  nameHint: { en: 'Can be left empty', ru: 'Можно не заполнять' },
  members: {
    en: { one: '{{count}} member', other: '{{count}} members' },
    ru: { one: '{{count}} участник', few: '{{count}} участника', many: '{{count}} участников' },
  },
  kind_group: { en: 'Group', ru: 'Группа' },
  kind_supergroup: { en: 'Group', ru: 'Группа' },
  kind_channel: { en: 'Channel', ru: 'Канал' },
  rights: { en: 'What your accounts may do there', ru: 'Что там могут ваши аккаунты' },
  mayInvite: { en: 'May invite', ru: 'Может приглашать' },
  mayNotInvite: { en: 'May not invite', ru: 'Не может приглашать' },
  notChecked: { en: 'Not checked', ru: 'Не проверен' },
  role_creator: { en: 'Owner of the chat.', ru: 'Владелец чата.' },
  role_admin: { en: 'Admin of the chat.', ru: 'Администратор чата.' },
  role_member: { en: 'Member of the chat.', ru: 'Участник чата.' },
  role_outsider: { en: 'Not in the chat.', ru: 'Не состоит в чате.' },
  help_admin: {
    en: 'Let the owner give it the right to add members, then check again.',
    ru: 'Пусть владелец даст ему право добавлять участников; затем проверьте снова.',
  },
  help_member: {
    en: 'Make it an admin who may add members, then check again.',
    ru: 'Сделайте его администратором с правом добавлять участников; затем проверьте снова.',
  },
  help_outsider: {
    en: 'Let it into the chat and make it an admin who may add members, then check again.',
    ru: 'Добавьте его в чат и сделайте администратором с правом добавлять участников; затем проверьте снова.',
  },
  outOfWork: { en: 'It is out of work at the moment.', ru: 'Сейчас он не работает.' },
  checkMore: {
    en: { one: 'Check {{count}} more account', other: 'Check {{count}} more accounts' },
    ru: {
      one: 'Проверить ещё {{count}} аккаунт',
      few: 'Проверить ещё {{count}} аккаунта',
      many: 'Проверить ещё {{count}} аккаунтов',
    },
  },
  nobodyMay: {
    en: 'None of the checked accounts may invite there yet.',
    ru: 'Пока ни один из проверенных аккаунтов не может туда приглашать.',
  },
  again: { en: 'Check again', ru: 'Проверить снова' },

  who: { en: 'Which accounts invite', ru: 'Какие аккаунты приглашают' },
  everyAccount: { en: 'Every account that may invite there', ru: 'Все, кто может туда приглашать' },
  everyAccountHint: {
    en: 'Also those that are given the right later.',
    ru: 'В том числе те, кому это право дадут позже.',
  },
  chosenAccounts: { en: 'Only these', ru: 'Только эти' },
  leftToday: {
    en: '{{left}} of {{value}} invitations left for this day',
    ru: 'на эти сутки осталось приглашений: {{left}} из {{value}}',
  },
  chooseOne: { en: 'Choose at least one account.', ru: 'Выберите хотя бы один аккаунт.' },
  priority: { en: 'Priority among your tasks', ru: 'Приоритет среди ваших задач' },
  high: { en: 'High', ru: 'Высокий' },
  normal: { en: 'Normal', ru: 'Обычный' },
  low: { en: 'Low', ru: 'Низкий' },

  whom: { en: 'Invite the people of these parsing tasks', ru: 'Пригласить людей из этих задач парсинга' },
  collected: {
    en: { one: '{{count}} person', other: '{{count}} people' },
    ru: { one: '{{count}} человек', few: '{{count}} человека', many: '{{count}} человек' },
  },
  noParsing: { en: 'No finished parsing task yet', ru: 'Завершённых задач парсинга пока нет' },
  noParsingHint: {
    en: 'First collect the members of a group. What you chose here is kept.',
    ru: 'Сначала соберите участников группы. Выбранное здесь сохранится.',
  },
  newParsing: { en: 'New parsing task', ru: 'Новая задача парсинга' },

  into: { en: 'Into', ru: 'Куда' },
  toInvite: { en: 'To invite', ru: 'Будут приглашены' },
  every: { en: 'Every account that may invite there', ru: 'Все, кто может туда приглашать' },
  skipped: { en: 'Left out', ru: 'Пропущены' },
  nobodySkipped: { en: 'Nobody is left out.', ru: 'Никто не пропущен.' },
  duplicates: {
    en: {
      one: '{{count}} person is on the list already.',
      other: '{{count}} people are on the list already.',
    },
    ru: {
      one: '{{count}} человек уже есть в списке.',
      few: '{{count}} человека уже есть в списке.',
      many: '{{count}} человек уже есть в списке.',
    },
  },
  bots: {
    en: { one: '{{count}} is a bot.', other: '{{count}} are bots.' },
    ru: { one: '{{count}} — бот.', few: '{{count}} — боты.', many: '{{count}} — боты.' },
  },
  deleted: {
    en: {
      one: '{{count}} has deleted their Telegram account.',
      other: '{{count}} have deleted their Telegram accounts.',
    },
    ru: {
      one: '{{count}} — удалённый аккаунт Telegram.',
      few: '{{count}} — удалённые аккаунты Telegram.',
      many: '{{count}} — удалённые аккаунты Telegram.',
    },
  },
  protected: {
    en: {
      one: '{{count}} is protected by an earlier refusal and is not tried again.',
      other: '{{count}} are protected by earlier refusals and are not tried again.',
    },
    ru: {
      one: '{{count}} человек раньше не дал себя добавить и больше не приглашается.',
      few: '{{count}} человека раньше не дали себя добавить и больше не приглашаются.',
      many: '{{count}} человек раньше не дали себя добавить и больше не приглашаются.',
    },
  },
  nobodyToInvite: {
    en: 'Nobody is left to invite. Go back and choose other people.',
    ru: 'Приглашать некого. Вернитесь и выберите других людей.',
  },
  pace: {
    en: 'Each account invites slowly, inside its limits, with pauses between two people. You can pause or cancel at any time.',
    ru: 'Каждый аккаунт приглашает неспешно, в пределах лимитов, с паузами между людьми. Задачу можно приостановить или отменить в любой момент.',
  },
  start: { en: 'Start inviting', ru: 'Начать приглашать' },
  later: { en: 'Start later', ru: 'Запустить позже' },
});
