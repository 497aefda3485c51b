import type { Sentence } from '../primitives.ts';
import { toWait } from '../waits.ts';
import type { RestrictionKind } from './restrictions.ts';

/** Why an account may not act: the same words in which a task says what it waits for. */
export const whyRestricted = (kind: RestrictionKind): Sentence => toWait(kind, null).message;

/** What has to happen before an account works again. */
export const restrictionEndings: Readonly<Record<RestrictionKind, Sentence>> = {
  flood_wait: {
    en: 'It goes back to work by itself once the time is over.',
    ru: 'Он вернётся в работу сам, когда время истечёт.',
  },
  peer_flood: {
    en: 'It goes back to work by itself once the time is over. Until then, let people rest from its messages.',
    ru: 'Он вернётся в работу сам, когда время истечёт. До тех пор не пишите людям с этого аккаунта.',
  },
  frozen: {
    en: 'Appeal in the Telegram app. Once Telegram has granted it, the operator lifts the restriction here.',
    ru: 'Подайте апелляцию в приложении Telegram. Когда её удовлетворят, оператор снимет ограничение здесь.',
  },
  banned: {
    en: 'Write to Telegram. Once the ban is over, connect the account again.',
    ru: 'Обратитесь в Telegram. Когда блокировка закончится, подключите аккаунт снова.',
  },
  logged_out: {
    en: 'Connect the account again.',
    ru: 'Подключите аккаунт снова.',
  },
  paused: {
    en: 'An admin of the team resumes it, or the pause ends when its time is over.',
    ru: 'Администратор команды возобновит работу, или пауза закончится сама в своё время.',
  },
};

/** How a restriction ended. */
export const restrictionEnds = {
  lifted: {
    en: 'The restriction was lifted.',
    ru: 'Ограничение снято.',
  },
  recovered: {
    en: 'The time of the restriction is over.',
    ru: 'Время ограничения истекло.',
  },
} as const satisfies Record<string, Sentence>;
