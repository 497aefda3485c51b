/** How many digits of a number people are shown. */
const SHOWN = 4;

/** `+` and digits, however it was typed. */
export const normalizePhone = (typed: string): string => `+${typed.replace(/\D/g, '')}`;

/** A number with all but its ending hidden. */
export function hintOf(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return `+${'•'.repeat(Math.max(0, digits.length - SHOWN))}${digits.slice(-SHOWN)}`;
}
