import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateServerKeyPem, type ServerKey, serverKey } from '../crypto/rsa.ts';

/** The RSA key of this installation: made at the first start, the same ever after. */
export function loadServerKey(dataDirectory: string): ServerKey {
  const file = join(dataDirectory, 'server-key.pem');
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true });
    writeFileSync(file, generateServerKeyPem(), { mode: 0o600 });
  }
  return serverKey(readFileSync(file, 'utf8'));
}
