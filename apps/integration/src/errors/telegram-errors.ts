import type { ErrorCode } from '@muster/contracts';

/**
 * Telegram's names and what they are called here. Those of an account can come from any call, whatever Telegram's
 * lists of errors by method say. https://core.telegram.org/api/errors
 */
export const telegramErrors: Readonly<Record<string, ErrorCode>> = {
  // A person.
  USER_PRIVACY_RESTRICTED: 'user_privacy_restricted',
  USER_NOT_MUTUAL_CONTACT: 'user_not_mutual_contact',
  USER_CHANNELS_TOO_MUCH: 'user_channels_too_much',
  USER_KICKED: 'user_kicked',
  USER_BLOCKED: 'user_blocked',
  USER_IS_BLOCKED: 'user_blocked',
  YOU_BLOCKED_USER: 'user_blocked',
  USER_BOT: 'user_is_bot',
  INPUT_USER_DEACTIVATED: 'user_deactivated',
  USERNAME_NOT_OCCUPIED: 'username_not_found',
  USERNAME_INVALID: 'username_not_found',
  PHONE_NOT_OCCUPIED: 'phone_not_found',
  // Most often an access hash that belongs to another account.
  USER_ID_INVALID: 'person_not_addressable',
  PEER_ID_INVALID: 'person_not_addressable',
  USER_ALREADY_PARTICIPANT: 'already_member',
  USER_NOT_PARTICIPANT: 'not_a_member',
  PRIVACY_PREMIUM_REQUIRED: 'message_premium_required',
  ALLOW_PAYMENT_REQUIRED: 'message_payment_required',
  // The identity of the message is Muster's own, and stored before it is sent.
  RANDOM_ID_DUPLICATE: 'message_sent_already',

  // An account in a chat.
  CHAT_ADMIN_REQUIRED: 'chat_admin_required',
  CHAT_WRITE_FORBIDDEN: 'chat_write_forbidden',
  USER_BANNED_IN_CHANNEL: 'chat_write_forbidden',
  CHAT_RESTRICTED: 'chat_restricted',
  CHAT_GUEST_SEND_FORBIDDEN: 'chat_guest_send_forbidden',
  INVITE_REQUEST_SENT: 'join_requested',
  CHANNEL_PRIVATE: 'channel_private',
  CHANNEL_INVALID: 'channel_invalid',
  CHAT_INVALID: 'channel_invalid',
  CHAT_ID_INVALID: 'channel_invalid',

  // A chat.
  USERS_TOO_MUCH: 'destination_full',
  BOTS_TOO_MUCH: 'too_many_bots',
  TOPIC_CLOSED: 'topic_closed',
  INVITE_HASH_INVALID: 'chat_not_found',
  INVITE_HASH_EXPIRED: 'chat_not_found',

  // An account.
  CHANNELS_TOO_MUCH: 'account_in_too_many_chats',
  PEER_FLOOD: 'peer_flood',
  FROZEN_METHOD_INVALID: 'account_frozen',
  FROZEN_PARTICIPANT_MISSING: 'account_frozen',
  USER_DEACTIVATED: 'account_banned',
  USER_DEACTIVATED_BAN: 'account_banned',
  AUTH_KEY_UNREGISTERED: 'account_logged_out',
  AUTH_KEY_INVALID: 'account_logged_out',
  AUTH_KEY_DUPLICATED: 'account_logged_out',
  SESSION_REVOKED: 'account_logged_out',
  SESSION_EXPIRED: 'account_logged_out',

  // A login.
  PHONE_NUMBER_INVALID: 'phone_invalid',
  PHONE_NUMBER_FLOOD: 'phone_flood',
  PHONE_PASSWORD_FLOOD: 'login_flood',
  PHONE_NUMBER_BANNED: 'phone_banned',
  PHONE_NUMBER_UNOCCUPIED: 'phone_unoccupied',
  UPDATE_APP_TO_LOGIN: 'login_needs_update',
  PHONE_CODE_INVALID: 'code_invalid',
  PHONE_CODE_EMPTY: 'code_invalid',
  PHONE_CODE_EXPIRED: 'code_expired',
  SESSION_PASSWORD_NEEDED: 'password_needed',
  PASSWORD_HASH_INVALID: 'password_invalid',
  SRP_ID_INVALID: 'password_question_changed',
  AUTH_RESTART: 'login_restarted',
  SEND_CODE_UNAVAILABLE: 'resend_unavailable',
  AUTH_TOKEN_INVALID: 'qr_expired',
  AUTH_TOKEN_EXPIRED: 'qr_expired',
  AUTH_TOKEN_ALREADY_ACCEPTED: 'qr_expired',
  API_ID_INVALID: 'telegram_app_refused',
  API_ID_PUBLISHED_FLOOD: 'telegram_app_refused',

  // A search.
  QUERY_TOO_SHORT: 'query_too_short',
  SEARCH_QUERY_EMPTY: 'query_too_short',

  // Nobody can say whether the call was done.
  CHAT_MEMBER_ADD_FAILED: 'telegram_failed',
  TIMEOUT: 'telegram_failed',
  MSG_ID_INVALID: 'telegram_failed',
};
