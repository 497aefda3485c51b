import { clock } from '@muster/service-kit';

/** A name leads to the same person or chat this long, in ms; later somebody else may have taken it. */
const FOUND_FOR_MS = 7 * 24 * 3_600_000;

/** Since when it must have been heard whom a name leads to. */
export const foundSince = (): Date => new Date(clock.now() - FOUND_FOR_MS);
