import type { OpenMethod } from '../../rpc/method.ts';

export const getNearestDc: OpenMethod<'help.getNearestDc'> = (_call, { dcId }) => ({
  _: 'nearestDc',
  country: 'RU',
  this_dc: dcId,
  nearest_dc: dcId,
});
