import { defineTexts } from '../texts/define-texts.ts';

export const systemTexts = defineTexts('system', {
  title: { en: 'System', ru: 'Система' },
  forOperator: {
    en: 'How the services are, only the operator of this installation sees: whoever registered first.',
    ru: 'Состояние сервисов видит только оператор этой установки: тот, кто зарегистрировался первым.',
  },
  checked: { en: 'Asked', ru: 'Опрошено' },
  allWell: { en: 'Everything works', ru: 'Всё работает' },
  wellForNow: { en: 'Works for now, without Vault', ru: 'Пока работает, без Vault' },
  notWell: {
    en: { one: '{{count}} process does not work', other: '{{count}} processes do not work' },
    ru: {
      one: '{{count}} процесс не работает',
      few: '{{count}} процесса не работают',
      many: '{{count}} процессов не работают',
    },
  },
  basis: { en: 'What everything stands on', ru: 'На чём всё держится' },
  processes: { en: 'Services and workers', ru: 'Сервисы и исполнители' },
  queues: { en: 'Queues', ru: 'Очереди' },
  queue: { en: 'Queue', ru: 'Очередь' },
  waiting: { en: 'Waiting', ru: 'Ждут' },
  active: { en: 'In work', ru: 'В работе' },
  queuesHint: {
    en: 'Calls to look at a task. Work that fails stays with its task and is called for again, so none is kept here.',
    ru: 'Вызовы заняться задачей. Неудачная работа остаётся при задаче и вызывается снова, поэтому здесь не копится.',
  },
  ready: { en: 'Works', ru: 'Работает' },
  starting: { en: 'Is starting', ru: 'Запускается' },
  not_ready: { en: 'Lacks something', ru: 'Чего-то не хватает' },
  away: { en: 'No answer', ru: 'Не отвечает' },
  ok: { en: 'Works', ru: 'Работает' },
  failed: { en: 'Out of reach', ru: 'Недоступно' },
  sealed: { en: 'Sealed', ru: 'Запечатан' },
  refused: { en: 'Does not let the gateway in', ru: 'Не впускает шлюз' },
  sealedHelp: {
    en: 'Open Vault with its key shares: “operator unseal”. Until then nothing can start, and what runs goes on for an hour at most.',
    ru: 'Откройте Vault долями ключа: «operator unseal». До этого ничего не запустится, а запущенное проработает не дольше часа.',
  },
  awayHelp: {
    en: '“operator doctor” says what is wrong with Vault. Until it answers nothing can start, and what runs goes on for an hour at most.',
    ru: 'Что с Vault, скажет «operator doctor». Пока он не отвечает, ничего не запустится, а запущенное проработает не дольше часа.',
  },
  refusedHelp: {
    en: '“operator doctor gateway” says why, and what to do.',
    ru: 'Почему и что делать, скажет «operator doctor gateway».',
  },
  unknown: { en: 'Nobody can tell', ru: 'Некому сказать' },
  version: { en: 'Version', ru: 'Версия' },
  since: { en: 'Started', ru: 'Запущен' },
  needs: { en: 'Needs', ru: 'Нужно' },
  needOk: { en: '{{need}}: works', ru: '{{need}}: работает' },
  needHeld: {
    en: '{{need}}: goes on with what it holds, for an hour at most',
    ru: '{{need}}: работает с тем, что уже получено, не дольше часа',
  },
  needFailed: {
    en: '{{need}}: lacking; its log says why',
    ru: '{{need}}: нет; почему, сказано в журнале процесса',
  },
  needSealed: {
    en: '{{need}}: Vault is sealed; “operator unseal” opens it',
    ru: '{{need}}: Vault запечатан; откройте его: «operator unseal»',
  },
  needAway: {
    en: '{{need}}: Vault gives no answer; “operator doctor” says what is wrong',
    ru: '{{need}}: Vault не отвечает; что с ним, скажет «operator doctor»',
  },
  needRefused: {
    en: '{{need}}: Vault does not let it in; “operator doctor {{process}}” says what to do',
    ru: '{{need}}: Vault не впускает; что делать, скажет «operator doctor {{process}}»',
  },
  gateway: {
    en: 'The public address: lets people in and passes their calls on',
    ru: 'Публичный адрес: впускает людей и передаёт их запросы',
  },
  identity: { en: 'Users, teams and signing in', ru: 'Пользователи, команды и вход' },
  integration: { en: 'Telegram: every connection and call', ru: 'Telegram: все соединения и вызовы' },
  'account-manager': { en: 'Limits: who may do what, and when', ru: 'Лимиты: кому, что и когда можно' },
  parsing: { en: 'Parsing tasks and their results', ru: 'Задачи парсинга и их результаты' },
  'parsing-worker': { en: 'Works on parsing tasks', ru: 'Выполняет задачи парсинга' },
  invite: { en: 'Invite tasks and their log', ru: 'Задачи приглашений и их журнал' },
  'invite-worker': { en: 'Works on invite tasks', ru: 'Выполняет задачи приглашений' },
});

/** What processes need, by the names of their checks. */
export const needTexts = defineTexts('system-needs', {
  postgres: { en: 'Postgres', ru: 'Postgres' },
  redis: { en: 'Redis', ru: 'Redis' },
  identity: { en: 'Keys of identity', ru: 'Ключи identity' },
  clocks: { en: 'Clocks that agree', ru: 'Согласные часы' },
  queue: { en: 'Its queue', ru: 'Своя очередь' },
  jobs: { en: 'Work that moves on', ru: 'Работа не стоит' },
  secrets: { en: 'Secrets', ru: 'Секреты' },
  local: { en: 'Encrypted file, for development', ru: 'Зашифрованный файл, для разработки' },
  vault: { en: 'Vault', ru: 'Vault' },
});
