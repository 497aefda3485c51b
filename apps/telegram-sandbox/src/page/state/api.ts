import { SandboxRefusal, sandboxClient } from '../../client/index.ts';

/** The control API this page came from. */
export const api = sandboxClient(location.origin);

/** What a person is told about a call that failed: the API's own words. */
export function detailOf(error: unknown): string {
  if (error instanceof SandboxRefusal) return error.detail;
  return error instanceof Error ? error.message : String(error);
}
