import { compose } from '../telegram/call.ts';
import type { TelegramMetrics } from '../telegram/metrics.ts';
import { classify } from '../telegram/middlewares/classify.ts';
import { deadline } from '../telegram/middlewares/deadline.ts';
import { measure } from '../telegram/middlewares/measure.ts';
import { createCancelLogin } from './cancel-login.ts';
import { type CompleteLoginParts, createCompleteLogin } from './complete-login.ts';
import { createGoOn } from './go-on.ts';
import { createLiveLogins, type LiveLogins } from './live-logins.ts';
import type { LoginStore } from './repository.ts';
import type { Logins } from './routes.ts';
import { createStartLogin, type StartLoginParts } from './start-login.ts';
import { createSubmitCode } from './submit-code.ts';
import { createSubmitPassword } from './submit-password.ts';

/** Everything about connecting accounts; calls are made without an account, which comes of them. */
export function createLogins(
  parts: Omit<StartLoginParts & CompleteLoginParts, 'run' | 'logins' | 'live'> & {
    loginStore: LoginStore;
    telegramMetrics: TelegramMetrics;
    callDeadlineMs: number;
  },
): { logins: Logins; live: LiveLogins } {
  const { loginStore: logins, telegramMetrics, callDeadlineMs } = parts;
  const run = compose([measure(telegramMetrics), classify, deadline(callDeadlineMs)]);
  const live = createLiveLogins();
  const shared = { ...parts, run, logins, live };
  const goOn = createGoOn({ logins, live, completeLogin: createCompleteLogin(shared) });
  return {
    live,
    logins: {
      store: logins,
      startLogin: createStartLogin(shared),
      submitCode: createSubmitCode({ goOn, run }),
      submitPassword: createSubmitPassword({ goOn, run }),
      cancelLogin: createCancelLogin({ logins, live }),
    },
  };
}
