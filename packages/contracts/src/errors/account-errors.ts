import type { CatalogueEntry } from './catalogue.ts';

/** What stops an account, everywhere or in one destination, or stops a destination; and failures of a login. */
export const accountErrors = {
  chat_admin_required: {
    status: 403, scope: 'account_in_destination', retry: 'after_action', system: 'no longer uses this account for this destination',
    en: 'The account has no right to invite here. Make it an admin who may add members.',
    ru: 'У аккаунта нет права приглашать сюда. Сделайте его администратором с правом добавлять участников.',
  },
  chat_write_forbidden: {
    status: 403, scope: 'account_in_destination', retry: 'after_action', system: 'no longer uses this account for this destination',
    en: 'The account may not write or invite in this chat.',
    ru: 'Аккаунту запрещено писать или приглашать в этот чат.',
  },
  channel_private: {
    status: 403, scope: 'account_in_destination', retry: 'after_action', system: 'no longer uses this account for this destination',
    en: 'The chat is private and this account is not in it, or was banned there.',
    ru: 'Чат закрытый, и аккаунт в нём не состоит или заблокирован.',
  },
  channel_invalid: {
    status: 409, scope: 'account_in_destination', retry: 'later', system: 'resolves the chat anew, once',
    en: 'The account cannot address this chat. It will be looked up again.',
    ru: 'Аккаунт не может обратиться к этому чату. Он будет найден заново.',
  },
  members_hidden: {
    status: 403, scope: 'account_in_destination', retry: 'after_action', system: 'ends the parsing task',
    en: 'The list of members is hidden here; only admins can read it.',
    ru: 'Список участников здесь скрыт; его видят только администраторы.',
  },
  destination_full: {
    status: 409, scope: 'destination', retry: 'after_action', system: 'pauses the task for a person to look',
    en: 'The group is full.',
    ru: 'Группа заполнена.',
  },
  channel_accepts_no_additions: {
    status: 409, scope: 'destination', retry: 'never', system: 'pauses the task; an invite link works instead',
    en: 'A channel with more than 200 members accepts no added people. Use an invite link.',
    ru: 'В канал, где больше 200 участников, добавлять людей нельзя. Используйте ссылку-приглашение.',
  },
  link_not_recognised: {
    status: 400, scope: 'request', retry: 'never', system: 'refuses the call',
    en: 'This is not a link or name of a Telegram chat. Paste it as @name or https://t.me/name.',
    ru: 'Это не ссылка и не имя чата Telegram. Укажите @name или https://t.me/name.',
  },
  chat_not_found: {
    status: 404, scope: 'destination', retry: 'never', system: 'refuses the call',
    en: 'No such chat was found. Check the link.',
    ru: 'Такой чат не найден. Проверьте ссылку.',
  },
  flood_wait: {
    status: 429, scope: 'account', retry: 'later', system: 'leaves the account alone for the whole time and a minute more',
    en: 'Telegram asks this account to wait.',
    ru: 'Telegram просит этот аккаунт подождать.',
  },
  slowmode_wait: {
    status: 429, scope: 'account_in_destination', retry: 'later', system: 'waits the whole time in that chat',
    en: 'This chat is in slow mode; the account has to wait.',
    ru: 'В этом чате включён медленный режим; аккаунт должен подождать.',
  },
  peer_flood: {
    status: 429, scope: 'account', retry: 'later', system: 'takes the account out of work for 24 hours',
    en: 'Telegram limits this account for contacting too many people. It rests for 24 hours.',
    ru: 'Telegram ограничил этот аккаунт за обращения ко многим людям. Он отдыхает 24 часа.',
  },
  account_frozen: {
    status: 403, scope: 'account', retry: 'after_action', system: 'disables the account until a person acts',
    en: 'Telegram froze this account. Appeal in the Telegram app.',
    ru: 'Telegram заморозил этот аккаунт. Подайте апелляцию в приложении Telegram.',
  },
  account_banned: {
    status: 403, scope: 'account', retry: 'after_action', system: 'disables the account until a person acts',
    en: 'Telegram banned this account.',
    ru: 'Telegram заблокировал этот аккаунт.',
  },
  account_logged_out: {
    status: 409, scope: 'account', retry: 'after_action', system: 'disables the account until a person connects it again',
    en: 'The session of this account has ended. Connect the account again.',
    ru: 'Сеанс этого аккаунта завершён. Подключите аккаунт снова.',
  },
  account_busy: {
    status: 409, scope: 'account', retry: 'later', system: 'refuses the call',
    en: 'The account is in use by a task at this moment. Try again shortly.',
    ru: 'Аккаунт сейчас занят задачей. Повторите чуть позже.',
  },
  account_already_connected: {
    status: 409, scope: 'account', retry: 'never', system: 'keeps the existing connection and ends the new one',
    en: 'This Telegram account is already connected.',
    ru: 'Этот аккаунт Telegram уже подключён.',
  },
  phone_invalid: {
    status: 400, scope: 'request', retry: 'never', system: 'sends no code',
    en: 'This phone number is not valid. Write it with the country code, for example +79991234567.',
    ru: 'Номер телефона неверен. Укажите его с кодом страны, например +79991234567.',
  },
  phone_flood: {
    status: 429, scope: 'request', retry: 'later', system: 'sends no code',
    en: 'Too many codes were asked for this number. Try again in a day.',
    ru: 'Для этого номера запрошено слишком много кодов. Повторите через сутки.',
  },
  phone_banned: {
    status: 403, scope: 'request', retry: 'never', system: 'sends no code',
    en: 'Telegram banned this phone number.',
    ru: 'Telegram заблокировал этот номер.',
  },
  phone_unoccupied: {
    status: 409, scope: 'request', retry: 'never', system: 'ends the login; Muster registers no accounts',
    en: 'There is no Telegram account with this number. Sign up in the Telegram app first.',
    ru: 'С этим номером нет аккаунта Telegram. Сначала зарегистрируйтесь в приложении Telegram.',
  },
  code_invalid: {
    status: 400, scope: 'request', retry: 'never', system: 'keeps the login open for another try',
    en: 'The code is wrong. Check it and enter it again.',
    ru: 'Код неверный. Проверьте и введите его снова.',
  },
  code_expired: {
    status: 409, scope: 'request', retry: 'after_action', system: 'ends the login',
    en: 'The code has expired. Start again to get a new one.',
    ru: 'Срок действия кода истёк. Начните заново, чтобы получить новый.',
  },
  password_invalid: {
    status: 400, scope: 'request', retry: 'never', system: 'keeps the login open for another try',
    en: 'The two-step password is wrong.',
    ru: 'Пароль двухэтапной аутентификации неверный.',
  },
  login_lost: {
    status: 409, scope: 'request', retry: 'after_action', system: 'ends the login',
    en: 'The login was interrupted. Start again.',
    ru: 'Вход был прерван. Начните заново.',
  },
} as const satisfies Record<string, CatalogueEntry>;
