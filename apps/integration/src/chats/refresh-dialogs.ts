import { clock } from '@muster/service-kit';
import { Api, helpers } from 'telegram';
import type { AccountStore } from '../accounts/repository.ts';
import type { Remember } from '../peers/remember.ts';
import type { Read, ReadAnswer, Reader } from './read.ts';

/** As many as Telegram answers at once. */
const PAGE = 100;

/** An account is in at most 1,000 chats (with Premium), besides its private conversations. */
const MAX_PAGES = 15;

/** The list of chats is not read again before this, in ms. */
const FRESH_MS = 60_000;

export type RefreshDialogs = (reader: Reader) => Promise<ReadAnswer<'read' | 'fresh'>>;

/** Reads the account's list of chats and remembers them all, unless that was done just now. */
export function createRefreshDialogs(parts: {
  read: Read;
  remember: Remember;
  accounts: Pick<AccountStore, 'noteDialogsRead'>;
}): RefreshDialogs {
  const { read, remember, accounts } = parts;
  return async reader => {
    const { account } = reader;
    const readAt = account.dialogsReadAt?.getTime() ?? Number.NEGATIVE_INFINITY;
    if (clock.now() < readAt + FRESH_MS) return { status: 'ok', value: 'fresh' };
    let offsetDate = 0;
    for (let page = 0; page < MAX_PAGES; page++) {
      const result = await read(reader, dialogsAfter(offsetDate));
      if (result.status !== 'ok') return result;
      const heard = result.value;
      if (heard instanceof Api.messages.DialogsNotModified) break;
      await remember(account, heard);
      const complete = heard instanceof Api.messages.Dialogs || heard.dialogs.length < PAGE;
      const next = dateOfNextPage(heard.messages);
      if (complete || next === offsetDate) break;
      offsetDate = next;
    }
    await accounts.noteDialogsRead(account.id, new Date(clock.now()));
    return { status: 'ok', value: 'read' };
  };
}

const dialogsAfter = (offsetDate: number) =>
  new Api.messages.GetDialogs({
    offsetDate,
    offsetId: 0,
    offsetPeer: new Api.InputPeerEmpty(),
    limit: PAGE,
    hash: helpers.returnBigInt(0),
  });

/**
 * Dialogs come newest first, and a page holds those before a second: this one includes the second in which the
 * last page ended, so that of several dialogs in it none is lost.
 */
function dateOfNextPage(messages: readonly Api.TypeMessage[]): number {
  const dates = messages.flatMap(message => ('date' in message ? message.date : []));
  return dates.length === 0 ? 0 : Math.min(...dates) + 1;
}
