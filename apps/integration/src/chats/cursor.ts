import { problem } from '@muster/service-kit';
import type { z } from 'zod';

/** Where a list goes on, as a text that says nothing to whoever hands it back. */
export type Cursor<T> = {
  write(place: T): string;
  /** @throws a problem `invalid_input` for a text that is none of this list's */
  read(text: string): T;
};

export const createCursor = <T>(schema: z.ZodType<T>): Cursor<T> => ({
  write: place => Buffer.from(JSON.stringify(place)).toString('base64url'),
  read(text) {
    try {
      return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    } catch {
      throw problem('invalid_input', { detail: 'the cursor is none of this list' });
    }
  },
});
