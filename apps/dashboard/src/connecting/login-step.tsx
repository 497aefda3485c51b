import type { Login } from '@muster/contracts';
import { CodeStep } from './code-step.tsx';
import { ConnectedStep } from './connected-step.tsx';
import { EndedStep } from './ended-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { QrStep } from './qr-step.tsx';

/** What an attempt waits for, or what came of it. */
export function LoginStep({ login }: { login: Login }) {
  const { state, code, qr, password, accountId } = login;
  if (state === 'code_sent' && code) return <CodeStep login={login} code={code} />;
  if (state === 'qr_pending' && qr) return <QrStep login={login} qr={qr} />;
  if (state === 'password_needed' && password) return <PasswordStep login={login} password={password} />;
  if (state === 'connected' && accountId) return <ConnectedStep accountId={accountId} />;
  return <EndedStep login={login} />;
}
