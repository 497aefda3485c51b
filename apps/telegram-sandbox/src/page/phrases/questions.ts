/** What is asked before something that cannot be taken back. */
export const questions = {
  yes: { en: 'Yes', ru: 'Да' },
  cancel: { en: 'Cancel', ru: 'Отмена' },
  askBan: {
    en: 'Ban this account? Every call of its clients is then refused.',
    ru: 'Заблокировать этот аккаунт? Все вызовы его клиентов будут отклоняться.',
  },
  askFreeze: {
    en: 'Freeze this account? It may then only look.',
    ru: 'Заморозить этот аккаунт? Он сможет только смотреть.',
  },
  askRevoke: {
    en: 'End all sessions? Every client has to log in again.',
    ru: 'Завершить все сессии? Всем клиентам придётся войти заново.',
  },
  askEndSession: {
    en: 'End this session? The client has to log in again.',
    ru: 'Завершить эту сессию? Клиенту придётся войти заново.',
  },
  askRestore: {
    en: 'Restore this snapshot? What happened since is lost, and all clients are cut off.',
    ru: 'Восстановить этот снимок? Всё, что было после него, пропадёт, и все клиенты отключатся.',
  },
  askDelete: {
    en: 'Delete this snapshot? It cannot be brought back.',
    ru: 'Удалить этот снимок? Вернуть его будет нельзя.',
  },
  askClearFaults: { en: 'Switch all faults off?', ru: 'Выключить все сбои?' },
} as const;
