/**
 * What a frozen account may still call: it looks, and manages its own login. Everything else answers
 * FROZEN_METHOD_INVALID. Telegram says no more than "read-only mode" (https://core.telegram.org/api/auth#frozen-accounts)
 * and publishes no list, so the list is an assumption except where a source is named.
 */
const open: readonly { readonly methods: RegExp; readonly reason: string }[] = [
  { methods: /^help\./, reason: 'Clients learn from help.getAppConfig that they are frozen.' },
  { methods: /^langpack\./, reason: 'The interface is not the account.' },
  { methods: /^auth\./, reason: 'Logging in and out is how the owner gets to the appeal.' },
  { methods: /^updates\./, reason: 'What arrives is still shown.' },
  { methods: /^upload\.get/, reason: 'Pictures of what is shown.' },
  { methods: /^users\.get/, reason: 'Whom one talks with is still shown.' },
  {
    methods: /^account\.(get|updateStatus$)/,
    reason: 'Own settings are shown; clients always say that they are online.',
  },
  {
    methods: /^account\.(resetAuthorization|updatePasswordSettings)$/,
    reason: 'The owner secures the account.',
  },
  {
    methods: /^messages\.(get|search)/,
    reason: 'Chats and histories are read; https://github.com/tdlib/td/issues/3471 expects the same.',
  },
  {
    methods: /^channels\.get/,
    reason: 'As above; a chat one is not in is FROZEN_PARTICIPANT_MISSING, see refuse-frozen.ts.',
  },
  { methods: /^contacts\.get/, reason: 'Contacts are shown; looking up strangers is not reading.' },
];

export const mayCallFrozen = (method: string): boolean => open.some(({ methods }) => methods.test(method));
