import { z } from 'zod';

const Cursor = z.tuple([z.boolean(), z.string(), z.string()]);

/** Where a list of channels goes on: after this one. */
export type ChannelsCursor = { mayInvite: boolean; sortTitle: string; key: string };

export const writeCursor = ({ mayInvite, sortTitle, key }: ChannelsCursor): string =>
  Buffer.from(JSON.stringify([mayInvite, sortTitle, key])).toString('base64url');

/** Null when the text is none that {@link writeCursor} made. */
export function readCursor(text: string): ChannelsCursor | null {
  try {
    const [mayInvite, sortTitle, key] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { mayInvite, sortTitle, key };
  } catch {
    return null;
  }
}
