import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import { afterEach, expect, it, vi } from 'vitest';
import { anAccount } from '../../test/an-account.ts';
import { failure } from '../errors/failure.ts';
import type { Hint } from '../telegram/hint.ts';
import type { LiveConnection } from './connections.ts';
import { followHints } from './follow-hints.ts';

afterEach(() => vi.restoreAllMocks());

const account = anAccount();
const away = { status: 'failed', failure: failure('telegram_unreachable', 'not_sent') } as const;
const frozen = {
  status: 'ok',
  value: new Api.help.AppConfig({
    hash: 0,
    config: new Api.JsonObject({
      value: [new Api.JsonObjectValue({ key: 'freeze_since_date', value: new Api.JsonNumber({ value: 1 }) })],
    }),
  }),
} as const;

/** Follows hints about one account; `answers` are those to `help.getAppConfig`, the last one for good. */
function follow(answers: unknown[]) {
  const rests = vi.spyOn(clock, 'sleepUntil').mockResolvedValue();
  const ask = vi.fn(async () => (answers.length > 1 ? answers.shift() : answers[0]));
  const restrict = vi.fn().mockResolvedValue(undefined);
  const listeners: ((live: LiveConnection, hint: Hint) => void)[] = [];
  const following = followHints({
    connections: { onHint: listener => void listeners.push(listener) },
    accounts: { find: async () => account },
    calls: { check: vi.fn(), ask: vi.fn().mockImplementation(ask) },
    restrict,
    log: { warn: vi.fn() },
  });
  const live = { account, connection: vi.fn().mockReturnValue({})() };
  return { hint: () => listeners[0]?.(live, 'config'), close: following.close, ask, restrict, rests };
}

it('a hint is asked about again after a rest while Telegram cannot be reached', async () => {
  const { hint, close, restrict, rests } = follow([away, away, frozen]);
  hint();
  await vi.waitFor(() => expect(restrict).toHaveBeenCalledOnce());
  expect(rests).toHaveBeenCalledTimes(2);
  await close();
});

it('a hint that cannot be asked about at all is given up', async () => {
  const { hint, close, ask, rests } = follow([away]);
  hint();
  await vi.waitFor(() => expect(rests).toHaveBeenCalledTimes(4));
  await close();
  expect(ask).toHaveBeenCalledTimes(5);
});

it('nothing is asked any more once the following has ended', async () => {
  const { hint, close, ask } = follow([frozen]);
  await close();
  hint();
  expect(ask).not.toHaveBeenCalled();
});
