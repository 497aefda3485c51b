import { z } from 'zod';

/** Where a list of members goes on, and what its first page learned. */
const MembersCursor = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);
export type MembersCursor = { offset: number; reported: number };

export const writeCursor = ({ offset, reported }: MembersCursor): string =>
  Buffer.from(JSON.stringify([offset, reported])).toString('base64url');

/** Null when the text is none that {@link writeCursor} made. */
export function readCursor(text: string): MembersCursor | null {
  try {
    const [offset, reported] = MembersCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { offset, reported };
  } catch {
    return null;
  }
}
