import { hash, type Options, verify } from '@node-rs/argon2';

/**
 * Argon2id (the library's default algorithm) with 19 MiB, 2 passes, 1 thread: the first choice of the OWASP
 * Password Storage Cheat Sheet, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html.
 */
const OWASP: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password as a PHC string, with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password, OWASP);

/** What is checked where there is no user, so that the answer takes as long as for one. */
const nobody = hashPassword('');

/**
 * Whether the password belongs to the hash. Without a hash it takes as long and answers no: the time of a login
 * does not tell whether the e-mail is registered.
 */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobody), password);
  return fits && passwordHash !== undefined;
}
