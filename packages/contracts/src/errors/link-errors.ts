import type { CatalogueEntry } from './catalogue.ts';

/** What somebody wrote where a chat was to be named. */
export const linkErrors = {
  link_not_recognised: {
    status: 400,
    scope: 'request',
    retry: 'never',
    system: 'refuses the call',
    en: 'This is not a link or name of a Telegram chat. Paste it as @name or https://t.me/name.',
    ru: 'Это не ссылка и не имя чата Telegram. Укажите @name или https://t.me/name.',
  },
  link_to_person: {
    status: 400,
    scope: 'request',
    retry: 'never',
    system: 'refuses the call; ends the parsing task',
    en: 'This leads to a person, not to a group or channel. Paste the link or name of the chat itself.',
    ru: 'Это ведёт к человеку, а не в группу или канал. Укажите ссылку или имя самого чата.',
  },
  link_to_bot: {
    status: 400,
    scope: 'request',
    retry: 'never',
    system: 'refuses the call; ends the parsing task',
    en: 'This is the name of a bot, not of a group or channel. Paste the link or name of the chat itself.',
    ru: 'Это имя бота, а не группы или канала. Укажите ссылку или имя самого чата.',
  },
  link_to_other: {
    status: 400,
    scope: 'request',
    retry: 'never',
    system: 'refuses the call; ends the parsing task',
    en: 'This is a Telegram link, but not to a chat: it leads to stickers, a proxy, a folder, a login or the like.',
    ru: 'Это ссылка Telegram, но не на чат: она ведёт к стикерам, прокси, папке, входу или чему-то подобному.',
  },
} as const satisfies Record<string, CatalogueEntry>;
