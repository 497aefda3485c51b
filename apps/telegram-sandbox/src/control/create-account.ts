import { z } from 'zod';
import { createVerifier } from '../crypto/srp.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Person } from '../world/person.ts';
import { writePassword } from '../world/two-step-password.ts';
import { existingPerson } from './existing.ts';
import { Problem } from './problem.ts';

export const createAccountSchema = z.strictObject({
  phone: z
    .string()
    .regex(
      /^\+?[1-9]\d{6,14}$/,
      'a phone number is 7 to 15 digits and nothing between them, as +79990000001',
    ),
  firstName: z.string().trim().min(1, 'write at least one letter').max(64),
  lastName: z.string().min(1).max(64).optional(),
  username: z
    .string()
    .regex(/^[A-Za-z]\w{4,31}$/, 'a username has 5 to 32 letters, digits and underscores')
    .optional(),
  password: z.string().min(1).optional().describe('A two-step password, which a login then needs.'),
  registeredDaysAgo: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('Telegram has less patience with a new account, 0 days ago for instance; without it, 400.'),
  dcId: z.number().int().positive().optional().describe('The home data centre; without it, 1.'),
  passwordHint: z.string().max(255).optional().describe('What is shown to who is asked for the password.'),
});

const DAY_MS = 86_400_000;
/** Whoever wants somebody new says so. */
const LONG_REGISTERED_DAYS = 400;

/** Brings somebody into the world who can log in; a Problem if the phone or the username is taken. */
export function createAccount(
  body: z.infer<typeof createAccountSchema>,
  { world, clock, dataCenters }: Sandbox,
): Person {
  const phone = body.phone.replace('+', '');
  const { people, chats } = world;
  if (people.byPhone(phone))
    throw new Problem(409, 'Phone taken', `${phone} belongs to somebody. Choose another one.`);
  const username = body.username ?? null;
  if (username !== null && (people.byUsername(username) || chats.byUsername(username))) {
    throw new Problem(409, 'Username taken', `@${username} is taken. Choose another one.`);
  }
  const dcId = body.dcId ?? 1;
  if (dcId > dataCenters.main.length)
    throw new Problem(400, 'No such data centre', `There is no data centre ${dcId}. See GET /server.`);
  const id = world.nextPersonId();
  const verifier = body.password === undefined ? null : createVerifier(body.password);
  world.commit({
    type: 'person-created',
    id,
    phone,
    firstName: body.firstName,
    lastName: body.lastName ?? null,
    username,
    dcId,
    at: clock.now() - (body.registeredDaysAgo ?? LONG_REGISTERED_DAYS) * DAY_MS,
    password: verifier && writePassword({ ...verifier, hint: body.passwordHint ?? null }),
  });
  return existingPerson({ world }, String(id));
}
