/** What happened in a conversation, for what is no text. */
export const events = {
  created: { en: 'The chat was founded', ru: 'Чат создан' },
  added: { en: 'Somebody was added', ru: 'Кого-то добавили' },
  removed: { en: 'Somebody left or was removed', ru: 'Кто-то вышел или был удалён' },
  'joined-by-link': { en: 'Somebody joined by a link', ru: 'Кто-то вступил по ссылке' },
  'joined-by-request': { en: 'A request to join was granted', ru: 'Заявка на вступление одобрена' },
  'migrated-to': { en: 'The group became a supergroup', ru: 'Группа стала супергруппой' },
  'migrated-from': { en: 'The supergroup was a group before', ru: 'Раньше супергруппа была группой' },
} as const;
