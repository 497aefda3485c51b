import type { ParsingResult } from '@muster/contracts';

/** A person's name as they wrote it; empty for who has none, like somebody who deleted their account. */
export const personName = ({ firstName, lastName }: ParsingResult): string =>
  [firstName, lastName].filter(Boolean).join(' ');
