/** Why something was not done. */
export const refusals = {
  serverSays: { en: 'The sandbox says:', ru: 'Ответ песочницы:' },
  unreachable: {
    en: 'The sandbox cannot be reached. Try again.',
    ru: 'Песочница недоступна. Попробуйте ещё раз.',
  },
  broken: {
    en: 'This section cannot be shown. Reload the page, or go to another section.',
    ru: 'Этот раздел не удалось показать. Обновите страницу или откройте другой раздел.',
  },
  noSuchSection: {
    en: 'There is no such section. Here are the phones.',
    ru: 'Такого раздела нет. Вот телефоны.',
  },
  fillIn: { en: 'Fill this in.', ru: 'Заполните это поле.' },
  wrongField: { en: 'This cannot be used.', ru: 'Так не получится.' },
  wrongNumber: { en: 'Give a number that is possible here.', ru: 'Введите подходящее число.' },
  wrongPhone: {
    en: 'A phone number has 7 to 15 digits, with the country code: +79990000001.',
    ru: 'В номере от 7 до 15 цифр, с кодом страны: +79990000001.',
  },
  wrongUsername: {
    en: 'A username begins with a letter and has 5 to 32 Latin letters, digits and underscores.',
    ru: 'Юзернейм начинается с буквы; в нём от 5 до 32 латинских букв, цифр и подчёркиваний.',
  },
  wrongLink: {
    en: 'The link begins with tg://login?token=',
    ru: 'Ссылка начинается с tg://login?token=',
  },
  wrongTime: {
    en: 'Write the time like 2026-01-31 18:30.',
    ru: 'Запишите время так: 2026-01-31 18:30.',
  },
  wrongTimeInAddress: {
    en: 'The address names a time that cannot be read. Choose another one in the filter.',
    ru: 'В адресе указано время, которое нельзя прочесть. Выберите другое в фильтре.',
  },
  wrongSnapshotName: {
    en: 'A name has up to 64 small Latin letters, digits, - and _, and begins with a letter or digit.',
    ru: 'В названии до 64 строчных латинских букв, цифр, - и _; первой идёт буква или цифра.',
  },
  severalCalledSo: {
    en: 'Several are called that. Choose one of the list, or give the id.',
    ru: 'Так зовут нескольких. Выберите из списка или укажите id.',
  },
  noChatCalledSo: { en: 'No chat is called that.', ru: 'Чата с таким названием нет.' },
  notThere: {
    en: 'It is not there, or not any more.',
    ru: 'Такого нет или уже нет.',
  },
  phoneTaken: {
    en: 'This phone number belongs to somebody. Choose another one.',
    ru: 'Этот номер уже занят. Выберите другой.',
  },
  usernameTaken: {
    en: 'This username is taken. Choose another one.',
    ru: 'Этот юзернейм уже занят. Выберите другой.',
  },
  snapshotTaken: {
    en: 'There is a snapshot of this name. Choose another one.',
    ru: 'Снимок с таким названием уже есть. Выберите другое.',
  },
  codeUnknown: {
    en: 'No client shows this code. Copy the link again.',
    ru: 'Ни один клиент не показывает этот код. Скопируйте ссылку ещё раз.',
  },
  codeExpired: {
    en: 'The code has expired. Let the client show a new one.',
    ru: 'Код истёк. Пусть клиент покажет новый.',
  },
  codeUsed: {
    en: 'The code was scanned before. Let the client show a new one.',
    ru: 'Код уже отсканирован. Пусть клиент покажет новый.',
  },
  codeOfOwn: {
    en: 'The client is logged in as this account already. Scan with another phone.',
    ru: 'Клиент уже вошёл в этот аккаунт. Отсканируйте другим телефоном.',
  },
  cannotScan: {
    en: 'This phone cannot scan: its owner is banned, deleted or a bot.',
    ru: 'Этот телефон не может сканировать: владелец заблокирован, удалён или бот.',
  },
  notMember: {
    en: 'The owner of this phone is not in this chat.',
    ru: 'Владелец этого телефона не состоит в этом чате.',
  },
  scenarioRefused: {
    en: 'Nothing was made. The lines that are wrong, in the words of the sandbox:',
    ru: 'Ничего не создано. Неверные строки, словами песочницы:',
  },
} as const;
