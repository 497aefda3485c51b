import { defineTexts } from '../texts/define-texts.ts';

export const sessionTexts = defineTexts('session', {
  signIn: { en: 'Sign in', ru: 'Вход' },
  signInAction: { en: 'Sign in', ru: 'Войти' },
  register: { en: 'Register', ru: 'Регистрация' },
  registerAction: { en: 'Create the team', ru: 'Создать команду' },
  email: { en: 'E-mail', ru: 'Эл. почта' },
  password: { en: 'Password', ru: 'Пароль' },
  newPasswordHint: { en: 'At least 10 characters', ru: 'Не меньше 10 символов' },
  repeated: { en: 'Password, once more', ru: 'Пароль ещё раз' },
  differs: { en: 'The two passwords differ.', ru: 'Пароли не совпадают.' },
  teamName: { en: 'Name of the team', ru: 'Название команды' },
  teamNameHint: { en: 'Can be left empty', ru: 'Можно не заполнять' },
  noUserYet: { en: 'No user yet?', ru: 'Ещё нет пользователя?' },
  haveUser: { en: 'Registered already?', ru: 'Уже зарегистрированы?' },
  showPassword: { en: 'Show the password', ru: 'Показать пароль' },
  hidePassword: { en: 'Hide the password', ru: 'Скрыть пароль' },
});
