import type { AuthKey } from '../keys/auth-key.ts';
import type { Sandbox } from '../sandbox.ts';

/** A connection that spoke with a key while another one did. */
export type Duplicate = { readonly key: AuthKey; readonly connectionId: number; readonly other: number };

/**
 * Ends the login of a key that is used over two connections at once, for good, and notes both. A key with which
 * nobody is logged in is nobody's session and goes on.
 */
export function endDuplicated(
  { key, connectionId, other }: Duplicate,
  { keys, record, connections }: Sandbox,
): void {
  if (key.userId === null) return;
  record.add(
    { key, connectionId, noted: { otherConnectionId: other } },
    { method: 'connection.duplicated', outcome: 'AUTH_KEY_DUPLICATED' },
  );
  connections.duplicated(key);
  keys.endDuplicated(key);
}
