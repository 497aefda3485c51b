import type { Sentence } from '@muster/contracts';

const inviting: Sentence = { en: 'Inviting into a chat', ru: 'Приглашение в чат' };
const joining: Sentence = { en: 'Joining a chat', ru: 'Вступление в чат' };
const finding: Sentence = { en: 'Finding by name, number or link', ru: 'Поиск по имени, номеру или ссылке' };
const reading: Sentence = { en: 'Reading messages', ru: 'Чтение сообщений' };
const lookingAtChat: Sentence = { en: 'Looking at a chat', ru: 'Просмотр чата' };
const linking: Sentence = { en: 'Making an invite link', ru: 'Создание ссылки-приглашения' };

/** What a person calls what Telegram is asked for, by Telegram's own name of it. */
export const actionNames: Readonly<Record<string, Sentence>> = {
  'channels.InviteToChannel': inviting,
  'messages.AddChatUser': inviting,
  'channels.JoinChannel': joining,
  'messages.ImportChatInvite': joining,
  'messages.SendMessage': { en: 'Sending a message', ru: 'Отправка сообщения' },
  'messages.ExportChatInvite': linking,
  'messages.GetExportedChatInvite': linking,

  'channels.GetParticipants': { en: 'Reading the members of a chat', ru: 'Чтение списка участников' },
  'channels.GetParticipant': { en: 'Looking for a member of a chat', ru: 'Поиск участника чата' },
  'messages.GetDialogs': { en: 'Reading the list of chats', ru: 'Чтение списка чатов' },
  'channels.GetFullChannel': lookingAtChat,
  'messages.GetFullChat': lookingAtChat,
  'channels.GetChannels': lookingAtChat,
  'messages.GetChats': lookingAtChat,
  'messages.GetHistory': reading,
  'messages.GetReplies': reading,
  'messages.Search': reading,
  'contacts.ResolveUsername': finding,
  'contacts.ResolvePhone': finding,
  'contacts.Search': finding,
  'messages.CheckChatInvite': finding,

  'auth.LogOut': { en: 'Ending the session', ru: 'Завершение сеанса' },
  'updates.GetState': { en: 'Asking whether the session lives', ru: 'Проверка сеанса' },
};
