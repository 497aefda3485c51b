import { cancelLogin, getLogin, startLogin, submitLoginCode, submitLoginPassword } from '@muster/contracts';
import { problem, route, type ServiceApp } from '@muster/service-kit';
import type { CancelLogin } from './cancel-login.ts';
import { presentLogin } from './present.ts';
import type { LoginStore } from './repository.ts';
import type { StartLogin } from './start-login.ts';
import type { SubmitCode } from './submit-code.ts';
import type { SubmitPassword } from './submit-password.ts';

export type Logins = {
  store: Pick<LoginStore, 'find'>;
  startLogin: StartLogin;
  submitCode: SubmitCode;
  submitPassword: SubmitPassword;
  cancelLogin: CancelLogin;
};

export function loginRoutes(app: ServiceApp, logins: Logins): void {
  route(app, startLogin, ({ body: { phone }, user }) =>
    logins.startLogin({ teamId: user.teamId, userId: user.id, phone }),
  );
  route(app, getLogin, async ({ params: { id }, user: { teamId } }) => {
    const login = await logins.store.find({ id, teamId });
    if (!login) throw problem('not_found');
    return presentLogin(login);
  });
  route(app, submitLoginCode, ({ params: { id }, body: { code }, user: { teamId } }) =>
    logins.submitCode({ id, teamId }, code),
  );
  route(app, submitLoginPassword, ({ params: { id }, body: { password }, user: { teamId } }) =>
    logins.submitPassword({ id, teamId }, password),
  );
  route(app, cancelLogin, ({ params: { id }, user: { teamId } }) => logins.cancelLogin({ id, teamId }));
}
