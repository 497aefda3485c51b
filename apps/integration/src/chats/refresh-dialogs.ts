import { clock } from '@muster/service-kit';
import { Api, helpers } from 'telegram';
import type { Account, AccountStore } from '../accounts/repository.ts';
import type { ChannelStore } from '../channels/repository.ts';
import type { Remember } from '../peers/remember.ts';
import { type DialogsOffset, keyOf, NEWEST, offsetAfter } from './dialogs-offset.ts';
import type { Read, ReadAnswer, Reader } from './read.ts';

/** As many as Telegram answers at once. */
const PAGE = 100;

/**
 * An account is in at most 1,000 chats (with Premium), besides its private conversations; of a list that is longer than
 * this the newest part is read.
 */
const MAX_PAGES = 15;

/** The list of chats is not read again before this, in ms. */
const FRESH_MS = 60_000;

export type RefreshDialogs = (reader: Reader) => Promise<ReadAnswer<'read' | 'fresh'>>;

/**
 * Reads the account's list of chats and remembers them all, page by page, unless that was done just now. Who asks while
 * it is being read waits for the same reading. The chats that are not in the list were left, where all of it was seen:
 * what moves to its top while it is read is on no later page.
 */
export function createRefreshDialogs(parts: {
  read: Read;
  remember: Remember;
  accounts: Pick<AccountStore, 'find' | 'noteDialogsRead'>;
  channels: Pick<ChannelStore, 'leaveOthers'>;
}): RefreshDialogs {
  const { read, remember, accounts, channels } = parts;
  const underWay = new Map<string, ReturnType<RefreshDialogs>>();

  const wasReadSince = async ({ id, teamId, dialogsReadAt }: Account) => {
    const now = await accounts.find({ id, teamId });
    return (now?.dialogsReadAt?.getTime() ?? 0) > (dialogsReadAt?.getTime() ?? 0);
  };

  const refresh = async (reader: Reader): ReturnType<RefreshDialogs> => {
    // Another reading may have ended after the account was looked up and before this one was asked for.
    if (await wasReadSince(reader.account)) return { status: 'ok', value: 'read' };
    const since = new Date(clock.now());
    const seen = new Set<string>();
    let listed = 0;
    let complete = false;
    let offset: DialogsOffset | null = NEWEST;
    for (let pages = 0; offset && !complete && pages < MAX_PAGES; pages++) {
      const answer = await read(reader, dialogsAfter(offset));
      if (answer.status !== 'ok') return answer;
      const page = answer.value;
      if (page instanceof Api.messages.DialogsNotModified) throw new Error('no hash was sent');
      await remember(reader.account, page);
      for (const { peer } of page.dialogs) seen.add(keyOf(peer));
      listed = Math.max(listed, page instanceof Api.messages.DialogsSlice ? page.count : page.dialogs.length);
      complete = seen.size >= listed;
      offset = offsetAfter(page);
    }
    if (complete) await channels.leaveOthers(reader.account, since);
    await accounts.noteDialogsRead(reader.account.id, new Date(clock.now()));
    return { status: 'ok', value: 'read' };
  };

  return async reader => {
    const { account } = reader;
    if (isFresh(account)) return { status: 'ok', value: 'fresh' };
    const reading = underWay.get(account.id) ?? refresh(reader).finally(() => underWay.delete(account.id));
    underWay.set(account.id, reading);
    return reading;
  };
}

const dialogsAfter = (offset: DialogsOffset) =>
  new Api.messages.GetDialogs({ ...offset, limit: PAGE, hash: helpers.returnBigInt(0) });

function isFresh({ dialogsReadAt }: Account): boolean {
  return dialogsReadAt !== null && clock.now() < dialogsReadAt.getTime() + FRESH_MS;
}
