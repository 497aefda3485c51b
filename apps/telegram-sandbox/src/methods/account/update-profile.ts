import { changeProfile } from '../../profile/change-profile.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** https://core.telegram.org/api/config#client-configuration: about_length_limit_default and …_premium */
const MAX_ABOUT = 70;
const MAX_ABOUT_PREMIUM = 140;
/** What clients let one type; Telegram documents the error and no number. */
const MAX_NAME = 64;

/** What is not named stays as it is. https://core.telegram.org/method/account.updateProfile */
export const updateProfile: UserMethod<'account.updateProfile'> = (call, context) => {
  const { first_name: firstName, last_name: lastName, about } = call;
  if (firstName !== undefined && (firstName.trim() === '' || firstName.length > MAX_NAME)) {
    throw new RpcError('FIRSTNAME_INVALID');
  }
  const maxAbout = context.viewer.premium ? MAX_ABOUT_PREMIUM : MAX_ABOUT;
  if (about !== undefined && about.length > maxAbout) throw new RpcError('ABOUT_TOO_LONG');
  const patch = {
    ...(firstName !== undefined && { firstName: firstName.trim() }),
    ...(lastName !== undefined && { lastName: lastName.trim().slice(0, MAX_NAME) || null }),
    ...(about !== undefined && { about }),
  };
  return changeProfile(patch, context);
};
