import { z } from 'zod';

/** A 64-bit id, as a string in JSON. */
export const idSchema = z
  .string()
  .regex(/^\d{1,16}$/, 'an id is a string of digits')
  .describe('A 64-bit id, as a string of digits.');

export const timeSchema = z.iso.datetime();
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
