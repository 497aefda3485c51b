import { z } from 'zod';
import { defineRoute, ROLES } from '../contract.ts';
import { Id, Timestamp } from '../primitives.ts';

export const Team = z.object({ id: Id, name: z.string() }).meta({ id: 'Team' });

export const User = z
  .object({
    id: Id,
    email: z.string(),
    team: Team,
    role: z.enum(ROLES),
    /** The installation's operator: its first user. */
    operator: z.boolean(),
    createdAt: Timestamp,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

/** What register, login and refresh answer; the refresh token travels only in an HttpOnly cookie. */
export const SignedIn = z
  .object({ accessToken: z.string(), expiresAt: Timestamp, user: User })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;

/** NIST SP 800-63B: length is what counts; 72 is not a limit of Argon2, 200 keeps hashing cheap to refuse. */
const NewPassword = z
  .string()
  .min(10)
  .max(200)
  .meta({ examples: ['correct horse battery staple'] });
const Email = z
  .email()
  .max(254)
  .transform(email => email.trim().toLowerCase());

export const register = defineRoute({
  operationId: 'register',
  service: 'identity',
  access: { kind: 'anyone' },
  method: 'POST',
  url: '/api/v1/auth/register',
  rateLimitPerMinute: 10,
  summary: 'Create a user with a team of their own, and sign in',
  body: z.object({
    email: Email,
    password: NewPassword,
    teamName: z.string().trim().min(1).max(100).optional(),
  }),
  success: { status: 201, schema: SignedIn },
  errors: ['email_taken'],
});

export const login = defineRoute({
  operationId: 'login',
  service: 'identity',
  access: { kind: 'anyone' },
  method: 'POST',
  url: '/api/v1/auth/login',
  rateLimitPerMinute: 20,
  summary: 'Sign in with e-mail and password',
  body: z.object({ email: Email, password: z.string().min(1).max(200) }),
  success: { status: 200, schema: SignedIn },
  errors: ['invalid_credentials'],
});

export const refresh = defineRoute({
  operationId: 'refresh',
  service: 'identity',
  access: { kind: 'anyone' },
  method: 'POST',
  url: '/api/v1/auth/refresh',
  rateLimitPerMinute: 30,
  summary: 'Exchange the refresh cookie for a new access token and a new cookie',
  success: { status: 200, schema: SignedIn },
  errors: ['session_reused'],
});

export const logout = defineRoute({
  operationId: 'logout',
  service: 'identity',
  access: { kind: 'anyone' },
  method: 'POST',
  url: '/api/v1/auth/logout',
  rateLimitPerMinute: 10,
  summary: 'End the session of the refresh cookie; without one it does nothing',
  success: { status: 204 },
});

export const me = defineRoute({
  operationId: 'me',
  service: 'identity',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/auth/me',
  summary: 'The signed-in user, their team and role',
  success: { status: 200, schema: User },
});
