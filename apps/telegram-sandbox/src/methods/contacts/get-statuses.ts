import type { UserMethod } from '../../rpc/method.ts';
import { userViews } from '../../views/user.ts';

/** When the contacts were last seen, as far as they let it be known. https://core.telegram.org/method/contacts.getStatuses */
export const getStatuses: UserMethod<'contacts.getStatuses'> = (_call, context) =>
  userViews(context.sandbox.world.contacts.of(context.viewer.id).keys(), context).map(({ id, status }) => ({
    _: 'contactStatus',
    user_id: id,
    status: status ?? { _: 'userStatusEmpty' },
  }));
