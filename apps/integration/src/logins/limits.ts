/** An attempt ends so long after its last code was sent, or its password was asked for, in ms. */
export const LOGIN_TTL_MS = 10 * 60_000;

/** A QR code that nobody scans is renewed for this long, in ms (DESIGN: a QR attempt lives 5 minutes). */
export const QR_TTL_MS = 5 * 60_000;

/** Telegram names no number; after more wrong codes it takes the right one neither. */
export const CODE_TRIES = 5;

/** Of an attempt: fewer than bring the whole account PHONE_PASSWORD_FLOOD. */
export const PASSWORD_TRIES = 5;

/** What became of an attempt is kept so long, in ms: longer than a wish with its key can come again. */
export const KEPT_FOR_MS = 48 * 3_600_000;
