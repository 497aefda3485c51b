import { expect, it, vi } from 'vitest';
import { compose } from '../call.ts';
import { ConnectionLost, NotConnected, NotOpened } from '../lost.ts';
import { classify } from './classify.ts';

it.each([
  ['why nothing could be opened', new NotOpened({ cause: new Error('no key') }), 1],
  ['why Telegram cannot be reached', new NotConnected({ cause: new Error('refused') }), 1],
  ['what nobody knows', new TypeError('undefined is not a function'), 1],
  ['nothing of what the catalogue tells in full', new ConnectionLost(), 0],
])('the log has %s', async (_what, error, entries) => {
  const log = { warn: vi.fn() };
  await compose([classify(log)])('help.getConfig', () => Promise.reject(error));
  expect(log.warn).toHaveBeenCalledTimes(entries);
});
