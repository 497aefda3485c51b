import { z } from 'zod';
import { type ErrorCode, isErrorCode, sentenceOf } from './errors/catalogue.ts';
import { Sentence, Timestamp } from './primitives.ts';

/**
 * Why a task stands still although nothing is wrong; beside these words, any code of the error catalogue. A reason
 * of account-manager's (a denial, a limit, a restriction, an account that cannot be leased) is a reason to wait by
 * the same name.
 */
export const waitReasons = {
  no_account: {
    en: 'There is no account that could do this. Connect one, or bring one back into work.',
    ru: 'Нет аккаунта, который мог бы это сделать. Подключите аккаунт или верните один из них в работу.',
  },
  no_account_free: {
    en: 'Every account is in use by other work at the moment.',
    ru: 'Сейчас все аккаунты заняты другой работой.',
  },
  settling: {
    en: 'It is being found out what became of an earlier action.',
    ru: 'Выясняется, чем закончилось предыдущее действие.',
  },
  throttled: {
    en: 'Reading goes only as fast as the chosen speed allows.',
    ru: 'Чтение идёт не быстрее, чем позволяет выбранная скорость.',
  },
  service_unavailable: {
    en: 'A part of the system is not available at the moment. The task goes on by itself.',
    ru: 'Часть системы сейчас недоступна. Задача продолжится сама.',
  },
  permit_refused: {
    en: 'The permission for an action came too late to be used. Another one will be asked for.',
    ru: 'Разрешение на действие пришло слишком поздно. Будет запрошено новое.',
  },

  restricted: {
    en: 'The account may not act at the moment.',
    ru: 'Сейчас аккаунту нельзя действовать.',
  },
  frozen: {
    en: 'Telegram froze the account.',
    ru: 'Telegram заморозил аккаунт.',
  },
  banned: {
    en: 'Telegram banned the account.',
    ru: 'Telegram заблокировал аккаунт.',
  },
  logged_out: {
    en: 'The session of the account has ended. Connect the account again.',
    ru: 'Сеанс аккаунта завершён. Подключите аккаунт снова.',
  },
  paused: {
    en: 'A person paused the account.',
    ru: 'Работа аккаунта приостановлена вручную.',
  },
  leased: {
    en: 'The account is in use by other work at the moment.',
    ru: 'Сейчас аккаунт занят другой работой.',
  },
  rights_unknown: {
    en: 'It is being found out which accounts may invite into this chat.',
    ru: 'Выясняется, какие аккаунты могут приглашать в этот чат.',
  },
  rebuilding: {
    en: 'What the account has done so far is being counted anew. This takes seconds.',
    ru: 'Действия аккаунта подсчитываются заново. Это займёт несколько секунд.',
  },
  clock_unsafe: {
    en: 'The clocks of the system disagree, so nothing is done until they are right. Tell your operator.',
    ru: 'Часы в системе расходятся, поэтому действия остановлены. Сообщите оператору.',
  },
  settled: {
    en: 'An earlier permission has ended. Another one will be asked for.',
    ru: 'Прежнее разрешение закончилось. Будет запрошено новое.',
  },

  pause: {
    en: 'The account pauses between two actions.',
    ru: 'Аккаунт делает паузу между действиями.',
  },
  invite_pause: {
    en: 'The account pauses between two invitations.',
    ru: 'Аккаунт делает паузу между приглашениями.',
  },
  direct_message_pause: {
    en: 'The account pauses between two messages.',
    ru: 'Аккаунт делает паузу между сообщениями.',
  },
  resolve_pause: {
    en: 'The account pauses between two searches by name.',
    ru: 'Аккаунт делает паузу между поисками по имени.',
  },
  join_pause: {
    en: 'The account pauses before it joins another chat.',
    ru: 'Аккаунт делает паузу перед вступлением в следующий чат.',
  },
  channel_pace: {
    en: 'Somebody was invited into this chat a moment ago; the next invitation follows shortly.',
    ru: 'В этот чат только что пригласили человека; следующее приглашение будет чуть позже.',
  },

  limit: {
    en: 'A limit of the account is used up for now.',
    ru: 'Один из лимитов аккаунта пока исчерпан.',
  },
  invites_per_day: {
    en: 'The invitations of this day are used up.',
    ru: 'Лимит приглашений на сутки исчерпан.',
  },
  invites_per_hour: {
    en: 'The invitations of this hour are used up.',
    ru: 'Лимит приглашений на час исчерпан.',
  },
  invites_per_channel_per_day: {
    en: 'The invitations of this day into this chat are used up.',
    ru: 'Лимит приглашений в этот чат на сутки исчерпан.',
  },
  invites_per_channel_ever: {
    en: 'The account has invited into this chat as many people as it ever may.',
    ru: 'Аккаунт пригласил в этот чат столько людей, сколько вообще может.',
  },
  direct_messages_per_day: {
    en: 'The messages of this day are used up.',
    ru: 'Лимит сообщений на сутки исчерпан.',
  },
  direct_messages_per_hour: {
    en: 'The messages of this hour are used up.',
    ru: 'Лимит сообщений на час исчерпан.',
  },
  direct_messages_to_strangers_per_day: {
    en: 'The messages of this day to people who never wrote first are used up.',
    ru: 'Лимит сообщений за сутки тем, кто не писал первым, исчерпан.',
  },
  resolves_per_day: {
    en: 'The searches by name of this day are used up.',
    ru: 'Лимит поисков по имени на сутки исчерпан.',
  },
  resolves_per_hour: {
    en: 'The searches by name of this hour are used up.',
    ru: 'Лимит поисков по имени на час исчерпан.',
  },
  resolves_per_minute: {
    en: 'The searches by name of this minute are used up.',
    ru: 'Лимит поисков по имени на минуту исчерпан.',
  },
  reads_per_minute: {
    en: 'The readings from Telegram of this minute are used up.',
    ru: 'Лимит чтений из Telegram на минуту исчерпан.',
  },
  joins_per_day: {
    en: 'The account has joined as many chats this day as it may.',
    ru: 'Лимит вступлений в чаты на сутки исчерпан.',
  },
} as const satisfies Record<string, Sentence>;

export type WaitReason = keyof typeof waitReasons | ErrorCode;

/** Whether there is a sentence for a reason from outside. */
export const isWaitReason = (reason: string): reason is WaitReason =>
  Object.hasOwn(waitReasons, reason) || isErrorCode(reason);

/** What stands still and why; `until` is null when it is not known. */
export const Wait = z
  .object({ reason: z.string(), message: Sentence, until: Timestamp.nullable() })
  .meta({ id: 'Wait' });
export type Wait = z.infer<typeof Wait>;

/**
 * A wait as the API shows it.
 * @param until the next look, which without an account is no end of the wait: that takes a person
 */
export function toWait(reason: string, until: Date | null): Wait {
  const known: Readonly<Record<string, Sentence>> = waitReasons;
  const message = known[reason] ?? sentenceOf(reason);
  return { reason, message, until: reason === 'no_account' ? null : (until?.toISOString() ?? null) };
}
