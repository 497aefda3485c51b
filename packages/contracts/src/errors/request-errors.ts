import type { CatalogueEntry } from './catalogue.ts';

/** Failures of a call itself: its input, its caller, or the thing it names. */
export const requestErrors = {
  invalid_input: {
    status: 400, scope: 'request', retry: 'never', system: 'refuses the call and names the fields',
    en: 'Some fields are not right. Correct them and try again.',
    ru: 'Некоторые поля заполнены неверно. Исправьте их и повторите.',
  },
  unauthenticated: {
    status: 401, scope: 'request', retry: 'after_action', system: 'refuses the call',
    en: 'You are not signed in, or your session has ended. Sign in again.',
    ru: 'Вы не вошли в систему, или сеанс завершён. Войдите снова.',
  },
  invalid_credentials: {
    status: 401, scope: 'request', retry: 'never', system: 'refuses the call',
    en: 'The e-mail or the password is wrong.',
    ru: 'Неверный адрес почты или пароль.',
  },
  session_reused: {
    status: 401, scope: 'request', retry: 'after_action', system: 'ends every session of that sign-in',
    en: 'This session was used twice and has been ended for safety. Sign in again.',
    ru: 'Этот сеанс использован дважды и завершён ради безопасности. Войдите снова.',
  },
  forbidden: {
    status: 403, scope: 'request', retry: 'after_action', system: 'refuses the call',
    en: 'Your role does not allow this. Ask an admin of your team.',
    ru: 'Ваша роль не позволяет это сделать. Обратитесь к администратору команды.',
  },
  not_found: {
    status: 404, scope: 'request', retry: 'never', system: 'refuses the call',
    en: 'There is no such thing here. It may have been deleted.',
    ru: 'Такого объекта нет. Возможно, он был удалён.',
  },
  email_taken: {
    status: 409, scope: 'request', retry: 'never', system: 'refuses the call',
    en: 'This e-mail is already registered. Sign in, or use another address.',
    ru: 'Этот адрес уже зарегистрирован. Войдите или укажите другой.',
  },
  wrong_state: {
    status: 409, scope: 'request', retry: 'never', system: 'refuses the call and changes nothing',
    en: 'This cannot be done in the present state. Reload to see what has changed.',
    ru: 'В нынешнем состоянии это невозможно. Обновите страницу, чтобы увидеть изменения.',
  },
  source_empty: {
    status: 409, scope: 'request', retry: 'after_action', system: 'imports nothing',
    en: 'The source holds nobody to import. Wait until it has collected people, or choose another one.',
    ru: 'В источнике некого импортировать. Дождитесь, пока он соберёт людей, или выберите другой.',
  },
  no_targets: {
    status: 409, scope: 'request', retry: 'after_action', system: 'does not start the task',
    en: 'The task has nobody to invite yet. Add targets first.',
    ru: 'В задаче пока некого приглашать. Сначала добавьте людей.',
  },
  idempotency_mismatch: {
    status: 422, scope: 'request', retry: 'never', system: 'refuses the call',
    en: 'This Idempotency-Key was used before with another body. Use a new key.',
    ru: 'Этот Idempotency-Key уже использован с другим содержимым. Возьмите новый ключ.',
  },
  payload_too_large: {
    status: 413, scope: 'request', retry: 'never', system: 'refuses the call',
    en: 'The request is too large.',
    ru: 'Слишком большой запрос.',
  },
  unsupported_media_type: {
    status: 415, scope: 'request', retry: 'never', system: 'refuses the call',
    en: 'This content type is not accepted here. Send JSON.',
    ru: 'Такой тип содержимого не принимается. Отправьте JSON.',
  },
  rate_limited: {
    status: 429, scope: 'request', retry: 'later', system: 'refuses calls until the minute is over',
    en: 'Too many requests. Wait a little and try again.',
    ru: 'Слишком много запросов. Подождите немного и повторите.',
  },
} as const satisfies Record<string, CatalogueEntry>;
