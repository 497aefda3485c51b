import { defineTexts } from '../texts/define-texts.ts';

export const connectingTexts = defineTexts('connecting', {
  title: { en: 'Connect an account', ru: 'Подключение аккаунта' },
  about: {
    en: 'Muster opens a session of its own in a Telegram account of yours. You can end it at any time, here or in Telegram.',
    ru: 'Muster откроет собственный сеанс в вашем аккаунте Telegram. Завершить его можно в любой момент: здесь или в самом Telegram.',
  },
  viewer: {
    en: 'Your role lets you look, not connect. Ask an admin of your team to make you a member.',
    ru: 'Ваша роль позволяет смотреть, но не подключать. Попросите администратора команды сделать вас участником.',
  },

  method: { en: 'How to connect', ru: 'Способ подключения' },
  byCode: { en: 'By phone number', ru: 'По номеру телефона' },
  byQr: { en: 'By QR code', ru: 'По QR-коду' },
  phone: { en: 'Phone number', ru: 'Номер телефона' },
  phoneHint: {
    en: 'With the country code. Telegram sends a code to this account.',
    ru: 'С кодом страны. Telegram отправит код в этот аккаунт.',
  },
  sendCode: { en: 'Send the code', ru: 'Отправить код' },
  qrAbout: {
    en: 'You will scan a code with the Telegram app in which the account is signed in. No phone number is needed.',
    ru: 'Вы отсканируете код приложением Telegram, в котором открыт этот аккаунт. Номер телефона не нужен.',
  },
  showQr: { en: 'Show the QR code', ru: 'Показать QR-код' },

  enterCode: { en: 'Enter the code', ru: 'Введите код' },
  sentByApp: {
    en: 'Telegram sent it to the Telegram app of {{phone}}: open the chat “Telegram” on a device where the account is signed in.',
    ru: 'Telegram отправил его в приложение Telegram аккаунта {{phone}}: откройте чат «Telegram» на устройстве, где этот аккаунт открыт.',
  },
  sentBySms: {
    en: 'Telegram sent it to {{phone}} by SMS.',
    ru: 'Telegram отправил его на номер {{phone}} по СМС.',
  },
  sentByCall: {
    en: 'Telegram calls {{phone}}. A voice reads the code out; if nobody speaks, the code is the last digits of the number that calls.',
    ru: 'Telegram звонит на номер {{phone}}. Код продиктует голос; если в трубке тишина, код — последние цифры номера, с которого звонят.',
  },
  sentByEmail: {
    en: 'Telegram sent it to the e-mail address of the account {{phone}}.',
    ru: 'Telegram отправил его на электронную почту аккаунта {{phone}}.',
  },
  sentByOther: {
    en: 'Telegram sent it to where the number {{phone}} was bought, for example Fragment.',
    ru: 'Telegram отправил его туда, где куплен номер {{phone}}, например на Fragment.',
  },
  code: { en: 'Code', ru: 'Код' },
  digits: {
    en: { one: '{{count}} digit', other: '{{count}} digits' },
    ru: { one: '{{count}} цифра', few: '{{count}} цифры', many: '{{count}} цифр' },
  },
  words: { en: 'A word or a phrase', ru: 'Слово или фраза' },
  triesLeft: {
    en: { one: '{{count}} try left', other: '{{count}} tries left' },
    ru: {
      one: 'Осталась {{count}} попытка',
      few: 'Осталось {{count}} попытки',
      many: 'Осталось {{count}} попыток',
    },
  },
  goOn: { en: 'Continue', ru: 'Продолжить' },

  nextIn: { en: 'A new one can be sent in', ru: 'Новый можно будет отправить через' },
  resendApp: { en: 'Send a new code to the app', ru: 'Отправить новый код в приложение' },
  resendSms: { en: 'Send a new code by SMS', ru: 'Отправить новый код по СМС' },
  resendCall: { en: 'Send a new code by a call', ru: 'Сообщить новый код звонком' },
  resendEmail: { en: 'Send a new code by e-mail', ru: 'Отправить новый код на почту' },
  resendOther: { en: 'Send a new code in another way', ru: 'Отправить новый код другим способом' },
  noOtherWay: {
    en: 'If none comes: Telegram has no other way to send one. Give this attempt up to begin again.',
    ru: 'Если код не придёт: другого способа отправить его у Telegram нет. Чтобы начать заново, прервите эту попытку.',
  },
  codeResent: { en: 'A new code is on its way.', ru: 'Новый код отправлен.' },

  scanQr: { en: 'Scan the QR code', ru: 'Отсканируйте QR-код' },
  scanOpen: {
    en: 'Open Telegram on the phone where the account is signed in.',
    ru: 'Откройте Telegram на телефоне, где открыт этот аккаунт.',
  },
  scanMenu: {
    en: 'Go to Settings, Devices, Link Desktop Device.',
    ru: 'Зайдите в «Настройки», «Устройства», «Подключить устройство».',
  },
  scanPoint: { en: 'Point the phone at this code.', ru: 'Наведите телефон на этот код.' },
  qrImage: { en: 'QR code to scan with Telegram', ru: 'QR-код для сканирования в Telegram' },
  qrRenews: { en: 'The code is renewed in', ru: 'Код обновится через' },
  qrComing: { en: 'A new code is on its way…', ru: 'Новый код сейчас появится…' },

  enterPassword: { en: 'Enter the two-step password', ru: 'Введите пароль двухэтапной аутентификации' },
  passwordAbout: {
    en: 'The account is protected by a password that its owner chose in Telegram. Muster proves that it knows it and does not keep it.',
    ru: 'Аккаунт защищён паролем, который его владелец задал в Telegram. Muster лишь подтверждает, что знает его, и не хранит.',
  },
  passwordOf: { en: 'Account: {{phone}}', ru: 'Аккаунт: {{phone}}' },
  password: { en: 'Two-step password', ru: 'Пароль двухэтапной аутентификации' },
  passwordHint: { en: 'Hint: {{hint}}', ru: 'Подсказка: {{hint}}' },

  endsIn: { en: 'This attempt ends in', ru: 'Попытка закончится через' },
  giveUp: { en: 'Give up', ru: 'Прервать попытку' },
  giveUpAsk: { en: 'Give up connecting {{phone}}?', ru: 'Прервать подключение {{phone}}?' },
  giveUpAskQr: { en: 'Give up connecting this account?', ru: 'Прервать подключение этого аккаунта?' },
  giveUpLoss: {
    en: 'The code that was sent is good for nothing then, and Telegram sends only a few codes a day. No account is lost.',
    ru: 'Отправленный код больше не подойдёт, а новых кодов Telegram за день отправляет немного. Аккаунты это не затронет.',
  },

  giveUpLossQr: {
    en: 'The QR code is good for nothing then. No account is lost.',
    ru: 'Этот QR-код больше не подойдёт. Аккаунты это не затронет.',
  },

  codeOver: { en: 'This code is good for nothing any more', ru: 'Этот код больше не подойдёт' },
  expired: { en: 'Time has run out', ru: 'Время вышло' },
  failed: { en: 'The account was not connected', ru: 'Аккаунт не подключён' },
  alreadyConnected: { en: 'Connected already', ru: 'Уже подключён' },
  gone: { en: 'This attempt is over', ru: 'Этой попытки больше нет' },
  goneAbout: {
    en: 'It was given up, or is too old to be known. Begin a new one.',
    ru: 'Её прервали, или она слишком старая. Начните новую.',
  },
  endedUnknown: {
    en: 'The attempt ended without an account. Begin a new one.',
    ru: 'Попытка закончилась без подключения. Начните новую.',
  },
  again: { en: 'Start again', ru: 'Начать заново' },
  qrInstead: { en: 'Connect by QR code', ru: 'Подключить по QR-коду' },
  openAccount: { en: 'Open the account', ru: 'Открыть аккаунт' },

  connected: { en: 'The account is connected', ru: 'Аккаунт подключён' },
  reading: {
    en: 'Reading its groups and channels. You need not wait here.',
    ru: 'Читаем группы и каналы аккаунта. Ждать здесь не обязательно.',
  },
  channels: {
    en: { one: '{{count, number}} group or channel', other: '{{count, number}} groups and channels' },
    ru: {
      one: '{{count, number}} группа или канал',
      few: '{{count, number}} группы и канала',
      many: '{{count, number}} групп и каналов',
    },
  },
  mayInviteIn: {
    en: { one: 'May invite into {{count}} of them:', other: 'May invite into {{count}} of them:' },
    ru: {
      one: 'Может приглашать в {{count}} из них:',
      few: 'Может приглашать в {{count}} из них:',
      many: 'Может приглашать в {{count}} из них:',
    },
  },
  mayInviteNowhere: {
    en: 'It may invite nowhere yet. Make it an admin with the right to add people in a group of yours, or let it create one.',
    ru: 'Пока он никуда не может приглашать. Сделайте его администратором с правом добавлять людей в вашей группе или создайте группу от его имени.',
  },
  members: {
    en: { one: '{{count, number}} member', other: '{{count, number}} members' },
    ru: {
      one: '{{count, number}} участник',
      few: '{{count, number}} участника',
      many: '{{count, number}} участников',
    },
  },
  more: { en: 'and {{count}} more', ru: 'и ещё {{count}}' },
  next: { en: 'What comes next', ru: 'Что дальше' },
  nextAbout: {
    en: 'Collect the members of a group you want to invite people from.',
    ru: 'Соберите участников группы, из которой хотите приглашать людей.',
  },
  collect: { en: 'Collect an audience', ru: 'Собрать аудиторию' },
  another: { en: 'Connect another', ru: 'Подключить ещё один' },
});
