import { forEverybody, forUsers, type Method } from '../rpc/method.ts';
import { changeAuthorizationSettings } from './account/change-authorization-settings.ts';
import { checkUsername as checkOwnUsername } from './account/check-username.ts';
import { declinePasswordReset } from './account/decline-password-reset.ts';
import { getAuthorizations } from './account/get-authorizations.ts';
import { getPassword } from './account/get-password.ts';
import { getPasswordSettings } from './account/get-password-settings.ts';
import { getPrivacy } from './account/get-privacy.ts';
import { resetAuthorization } from './account/reset-authorization.ts';
import { resetPassword } from './account/reset-password.ts';
import { setPrivacy } from './account/set-privacy.ts';
import { updatePasswordSettings } from './account/update-password-settings.ts';
import { updateProfile } from './account/update-profile.ts';
import { updateStatus } from './account/update-status.ts';
import { updateUsername as updateOwnUsername } from './account/update-username.ts';
import { acceptLoginToken } from './auth/accept-login-token.ts';
import { cancelCode } from './auth/cancel-code.ts';
import { checkPassword } from './auth/check-password.ts';
import { exportAuthorization } from './auth/export-authorization.ts';
import { exportLoginToken } from './auth/export-login-token.ts';
import { importAuthorization } from './auth/import-authorization.ts';
import { importLoginToken } from './auth/import-login-token.ts';
import { logOut } from './auth/log-out.ts';
import { resendCode } from './auth/resend-code.ts';
import { resetAuthorizations } from './auth/reset-authorizations.ts';
import { sendCode } from './auth/send-code.ts';
import { signIn } from './auth/sign-in.ts';
import { signUp } from './auth/sign-up.ts';
import { checkUsername } from './channels/check-username.ts';
import { createChannel } from './channels/create-channel.ts';
import { deleteMessages as deleteChannelMessages } from './channels/delete-messages.ts';
import { editAdmin } from './channels/edit-admin.ts';
import { editBanned } from './channels/edit-banned.ts';
import { getAdminedPublicChannels } from './channels/get-admined-public-channels.ts';
import { getChannels } from './channels/get-channels.ts';
import { getFullChannel } from './channels/get-full-channel.ts';
import { getMessages as getChannelMessages } from './channels/get-messages.ts';
import { getParticipant } from './channels/get-participant.ts';
import { getParticipants } from './channels/get-participants.ts';
import { inviteToChannel } from './channels/invite-to-channel.ts';
import { joinChannel } from './channels/join-channel.ts';
import { leaveChannel } from './channels/leave-channel.ts';
import { readHistory as readChannelHistory } from './channels/read-history.ts';
import { setDiscussionGroup } from './channels/set-discussion-group.ts';
import { toggleJoinRequest } from './channels/toggle-join-request.ts';
import { toggleJoinToSend } from './channels/toggle-join-to-send.ts';
import { toggleParticipantsHidden } from './channels/toggle-participants-hidden.ts';
import { toggleSlowMode } from './channels/toggle-slow-mode.ts';
import { updateUsername } from './channels/update-username.ts';
import { addContact } from './contacts/add-contact.ts';
import { block, unblock } from './contacts/block.ts';
import { deleteContacts } from './contacts/delete-contacts.ts';
import { getBlocked } from './contacts/get-blocked.ts';
import { getContacts } from './contacts/get-contacts.ts';
import { getStatuses } from './contacts/get-statuses.ts';
import { importContacts } from './contacts/import-contacts.ts';
import { resolvePhone } from './contacts/resolve-phone.ts';
import { resolveUsername } from './contacts/resolve-username.ts';
import { search as searchContacts } from './contacts/search.ts';
import { getAppConfig } from './help/get-app-config.ts';
import { getConfig } from './help/get-config.ts';
import { getNearestDc } from './help/get-nearest-dc.ts';
import { addChatUser } from './messages/add-chat-user.ts';
import { checkChatInvite } from './messages/check-chat-invite.ts';
import { createChat } from './messages/create-chat.ts';
import { deleteChatUser } from './messages/delete-chat-user.ts';
import { deleteExportedChatInvite } from './messages/delete-exported-chat-invite.ts';
import { deleteHistory } from './messages/delete-history.ts';
import { deleteMessages } from './messages/delete-messages.ts';
import { editChatAdmin } from './messages/edit-chat-admin.ts';
import { editChatDefaultBannedRights } from './messages/edit-chat-default-banned-rights.ts';
import { editExportedChatInvite } from './messages/edit-exported-chat-invite.ts';
import { editMessage } from './messages/edit-message.ts';
import { exportChatInvite } from './messages/export-chat-invite.ts';
import { forwardMessages } from './messages/forward-messages.ts';
import { getChatInviteImporters } from './messages/get-chat-invite-importers.ts';
import { getChats } from './messages/get-chats.ts';
import { getCommonChats } from './messages/get-common-chats.ts';
import { getDialogs } from './messages/get-dialogs.ts';
import { getDiscussionMessage } from './messages/get-discussion-message.ts';
import { getExportedChatInvite } from './messages/get-exported-chat-invite.ts';
import { getExportedChatInvites } from './messages/get-exported-chat-invites.ts';
import { getFullChat } from './messages/get-full-chat.ts';
import { getHistory } from './messages/get-history.ts';
import { getMessages } from './messages/get-messages.ts';
import { getPeerDialogs } from './messages/get-peer-dialogs.ts';
import { getPinnedDialogs } from './messages/get-pinned-dialogs.ts';
import { getReplies } from './messages/get-replies.ts';
import { getSearchCounters } from './messages/get-search-counters.ts';
import { hideAllChatJoinRequests } from './messages/hide-all-chat-join-requests.ts';
import { hideChatJoinRequest } from './messages/hide-chat-join-request.ts';
import { importChatInvite } from './messages/import-chat-invite.ts';
import { migrateChat } from './messages/migrate-chat.ts';
import { readHistory } from './messages/read-history.ts';
import { search } from './messages/search.ts';
import { searchGlobal } from './messages/search-global.ts';
import { sendMessage } from './messages/send-message.ts';
import { getChannelDifference } from './updates/get-channel-difference.ts';
import { getDifference } from './updates/get-difference.ts';
import { getState } from './updates/get-state.ts';
import { getFile } from './upload/get-file.ts';
import { getFullUser } from './users/get-full-user.ts';
import { getIsPremiumRequiredToContact } from './users/get-is-premium-required-to-contact.ts';
import { getUsers } from './users/get-users.ts';

/** Every method this Telegram answers; all others get METHOD_NOT_IMPLEMENTED. */
const implemented: readonly Method[] = [
  forUsers('account.changeAuthorizationSettings', changeAuthorizationSettings),
  forUsers('account.checkUsername', checkOwnUsername),
  forUsers('account.declinePasswordReset', declinePasswordReset),
  forUsers('account.getAuthorizations', getAuthorizations),
  forEverybody('account.getPassword', getPassword),
  forUsers('account.getPasswordSettings', getPasswordSettings),
  forUsers('account.getPrivacy', getPrivacy),
  forUsers('account.resetAuthorization', resetAuthorization),
  forUsers('account.resetPassword', resetPassword),
  forUsers('account.setPrivacy', setPrivacy),
  forUsers('account.updatePasswordSettings', updatePasswordSettings),
  forUsers('account.updateProfile', updateProfile),
  forUsers('account.updateStatus', updateStatus),
  forUsers('account.updateUsername', updateOwnUsername),
  forUsers('auth.acceptLoginToken', acceptLoginToken),
  forEverybody('auth.cancelCode', cancelCode),
  forEverybody('auth.checkPassword', checkPassword),
  forUsers('auth.exportAuthorization', exportAuthorization),
  forEverybody('auth.exportLoginToken', exportLoginToken),
  forEverybody('auth.importAuthorization', importAuthorization),
  forEverybody('auth.importLoginToken', importLoginToken),
  forUsers('auth.logOut', logOut),
  forEverybody('auth.resendCode', resendCode),
  forUsers('auth.resetAuthorizations', resetAuthorizations),
  forEverybody('auth.sendCode', sendCode),
  forEverybody('auth.signIn', signIn),
  forEverybody('auth.signUp', signUp),
  forUsers('channels.checkUsername', checkUsername),
  forUsers('channels.createChannel', createChannel),
  forUsers('channels.deleteMessages', deleteChannelMessages),
  forUsers('channels.editAdmin', editAdmin),
  forUsers('channels.editBanned', editBanned),
  forUsers('channels.getAdminedPublicChannels', getAdminedPublicChannels),
  forUsers('channels.getChannels', getChannels),
  forUsers('channels.getFullChannel', getFullChannel),
  forUsers('channels.getMessages', getChannelMessages),
  forUsers('channels.getParticipant', getParticipant),
  forUsers('channels.getParticipants', getParticipants),
  forUsers('channels.inviteToChannel', inviteToChannel),
  forUsers('channels.joinChannel', joinChannel),
  forUsers('channels.leaveChannel', leaveChannel),
  forUsers('channels.readHistory', readChannelHistory),
  forUsers('channels.setDiscussionGroup', setDiscussionGroup),
  forUsers('channels.toggleJoinRequest', toggleJoinRequest),
  forUsers('channels.toggleJoinToSend', toggleJoinToSend),
  forUsers('channels.toggleParticipantsHidden', toggleParticipantsHidden),
  forUsers('channels.toggleSlowMode', toggleSlowMode),
  forUsers('channels.updateUsername', updateUsername),
  forUsers('contacts.addContact', addContact),
  forUsers('contacts.block', block),
  forUsers('contacts.deleteContacts', deleteContacts),
  forUsers('contacts.getBlocked', getBlocked),
  forUsers('contacts.getContacts', getContacts),
  forUsers('contacts.getStatuses', getStatuses),
  forUsers('contacts.importContacts', importContacts),
  forUsers('contacts.resolvePhone', resolvePhone),
  forUsers('contacts.resolveUsername', resolveUsername),
  forUsers('contacts.search', searchContacts),
  forUsers('contacts.unblock', unblock),
  forEverybody('help.getAppConfig', getAppConfig),
  forEverybody('help.getConfig', getConfig),
  forEverybody('help.getNearestDc', getNearestDc),
  forUsers('messages.addChatUser', addChatUser),
  forUsers('messages.checkChatInvite', checkChatInvite),
  forUsers('messages.createChat', createChat),
  forUsers('messages.deleteChatUser', deleteChatUser),
  forUsers('messages.deleteExportedChatInvite', deleteExportedChatInvite),
  forUsers('messages.deleteHistory', deleteHistory),
  forUsers('messages.deleteMessages', deleteMessages),
  forUsers('messages.editChatAdmin', editChatAdmin),
  forUsers('messages.editChatDefaultBannedRights', editChatDefaultBannedRights),
  forUsers('messages.editExportedChatInvite', editExportedChatInvite),
  forUsers('messages.editMessage', editMessage),
  forUsers('messages.exportChatInvite', exportChatInvite),
  forUsers('messages.forwardMessages', forwardMessages),
  forUsers('messages.getChatInviteImporters', getChatInviteImporters),
  forUsers('messages.getChats', getChats),
  forUsers('messages.getCommonChats', getCommonChats),
  forUsers('messages.getDialogs', getDialogs),
  forUsers('messages.getDiscussionMessage', getDiscussionMessage),
  forUsers('messages.getExportedChatInvite', getExportedChatInvite),
  forUsers('messages.getExportedChatInvites', getExportedChatInvites),
  forUsers('messages.getFullChat', getFullChat),
  forUsers('messages.getHistory', getHistory),
  forUsers('messages.getMessages', getMessages),
  forUsers('messages.getPeerDialogs', getPeerDialogs),
  forUsers('messages.getPinnedDialogs', getPinnedDialogs),
  forUsers('messages.getReplies', getReplies),
  forUsers('messages.getSearchCounters', getSearchCounters),
  forUsers('messages.hideAllChatJoinRequests', hideAllChatJoinRequests),
  forUsers('messages.hideChatJoinRequest', hideChatJoinRequest),
  forUsers('messages.importChatInvite', importChatInvite),
  forUsers('messages.migrateChat', migrateChat),
  forUsers('messages.readHistory', readHistory),
  forUsers('messages.search', search),
  forUsers('messages.searchGlobal', searchGlobal),
  forUsers('messages.sendMessage', sendMessage),
  forUsers('updates.getChannelDifference', getChannelDifference),
  forUsers('updates.getDifference', getDifference),
  forUsers('updates.getState', getState),
  forUsers('upload.getFile', getFile),
  forUsers('users.getFullUser', getFullUser),
  forUsers('users.getIsPremiumRequiredToContact', getIsPremiumRequiredToContact),
  forUsers('users.getUsers', getUsers),
];

export const methods: ReadonlyMap<string, Method> = new Map(implemented.map(method => [method.name, method]));
