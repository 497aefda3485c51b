import {
  cancelLogin,
  getLogin,
  type loginEvents,
  resendLoginCode,
  startLogin,
  submitLoginCode,
  submitLoginPassword,
  watchLogin,
} from '@muster/contracts';
import { clock, type LiveFeed, problem, route, type ServiceApp, serverSentEvents } from '@muster/service-kit';
import type { CancelLogin } from './cancel-login.ts';
import { presentLogin } from './present.ts';
import type { LoginStore } from './repository.ts';
import type { ResendCode } from './resend-code.ts';
import type { StartCodeLogin } from './start-code-login.ts';
import type { StartQrLogin } from './start-qr-login.ts';
import type { SubmitCode } from './submit-code.ts';
import type { SubmitPassword } from './submit-password.ts';

export type LoginFeed = LiveFeed<typeof loginEvents>;

export type Logins = {
  store: Pick<LoginStore, 'find' | 'once'>;
  feed: LoginFeed;
  startCodeLogin: StartCodeLogin;
  startQrLogin: StartQrLogin;
  submitCode: SubmitCode;
  resendCode: ResendCode;
  submitPassword: SubmitPassword;
  cancelLogin: CancelLogin;
};

export function loginRoutes(app: ServiceApp, logins: Logins): void {
  const read = async (login: { id: string; teamId: string }) => {
    const row = await logins.store.find(login);
    if (!row) throw problem('not_found');
    return presentLogin(row, clock.now());
  };
  route(app, startLogin, async ({ body, user: { id: userId, teamId }, once }) => {
    // It would end with this process: the code would be sent for nothing.
    if (app.closing.aborted) throw problem('service_unavailable');
    const begin = () =>
      body.method === 'code'
        ? logins.startCodeLogin({ teamId, userId, phone: body.phone })
        : logins.startQrLogin({ teamId, userId });
    const { id } = await logins.store.once(once, async () => ({ id: (await begin()).id }));
    return read({ id, teamId });
  });
  route(app, getLogin, ({ params: { id }, user: { teamId } }) => read({ id, teamId }));
  route(app, watchLogin, async ({ params: { id }, user: { teamId }, reply }) => {
    const current = () => read({ id, teamId });
    await current();
    return serverSentEvents(logins.feed, { topic: id, event: 'login', current, reply });
  });
  route(app, submitLoginCode, ({ params: { id }, body: { code }, user: { teamId } }) =>
    logins.submitCode({ id, teamId }, code),
  );
  route(app, resendLoginCode, async ({ params: { id }, user: { teamId }, once }) => {
    await logins.store.once(once, async () => ({ id: (await logins.resendCode({ id, teamId })).id }));
    return read({ id, teamId });
  });
  route(app, submitLoginPassword, ({ params: { id }, body: { password }, user: { teamId } }) =>
    logins.submitPassword({ id, teamId }, password),
  );
  route(app, cancelLogin, ({ params: { id }, user: { teamId } }) => logins.cancelLogin({ id, teamId }));
}
