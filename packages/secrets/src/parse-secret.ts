import type { z } from 'zod';
import { SecretUnavailable } from './store.ts';

/**
 * The fields of a secret in the shape its reader expects.
 * @throws SecretUnavailable naming the fields that do not fit, never a value
 */
export function parseSecret<T>(path: string, shape: z.ZodType<T>, fields: unknown): T {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(issue => issue.path.join('.')).join(', ');
  throw new SecretUnavailable(path, `unexpected shape in ${wrong}`);
}

/** One path of a store: the same letters in a file's name, in a URL and in a policy. */
const PATH = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/;

/** @throws SecretUnavailable for a path that could lead elsewhere */
export function assertPath(path: string): void {
  if (!PATH.test(path)) throw new SecretUnavailable(path, 'not a valid path');
}
