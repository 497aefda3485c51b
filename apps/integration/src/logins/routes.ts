import { cancelLogin, getLogin, startLogin, submitLoginCode, submitLoginPassword } from '@muster/contracts';
import { problem, route, type ServiceApp } from '@muster/service-kit';
import type { CancelLogin } from './cancel-login.ts';
import { presentLogin } from './present.ts';
import type { LoginStore } from './repository.ts';
import type { StartLogin } from './start-login.ts';
import type { SubmitCode } from './submit-code.ts';
import type { SubmitPassword } from './submit-password.ts';

export type Logins = {
  store: Pick<LoginStore, 'find' | 'beginOnce'>;
  startLogin: StartLogin;
  submitCode: SubmitCode;
  submitPassword: SubmitPassword;
  cancelLogin: CancelLogin;
};

export function loginRoutes(app: ServiceApp, logins: Logins): void {
  const read = async (login: { id: string; teamId: string }) => {
    const row = await logins.store.find(login);
    if (!row) throw problem('not_found');
    return presentLogin(row);
  };
  route(app, startLogin, async ({ body: { phone }, user: { id: userId, teamId }, once }) => {
    const { id } = await logins.store.beginOnce(once, () => logins.startLogin({ teamId, userId, phone }));
    return read({ id, teamId });
  });
  route(app, getLogin, ({ params: { id }, user: { teamId } }) => read({ id, teamId }));
  route(app, submitLoginCode, ({ params: { id }, body: { code }, user: { teamId } }) =>
    logins.submitCode({ id, teamId }, code),
  );
  route(app, submitLoginPassword, ({ params: { id }, body: { password }, user: { teamId } }) =>
    logins.submitPassword({ id, teamId }, password),
  );
  route(app, cancelLogin, ({ params: { id }, user: { teamId } }) => logins.cancelLogin({ id, teamId }));
}
