import { v7 } from 'uuid';

/** A new UUIDv7: sorts by the time it was made. */
export const newId = (): string => v7();

/** When a UUIDv7 was made, in ms: its first 48 bits (RFC 9562, section 5.7). */
export const idMadeAtMs = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
