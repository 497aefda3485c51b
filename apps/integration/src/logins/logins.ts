import type { Logger } from '@muster/service-kit';
import { problemOf } from '../errors/problem-of.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { compose } from '../telegram/call.ts';
import type { TelegramMetrics } from '../telegram/metrics.ts';
import { classify } from '../telegram/middlewares/classify.ts';
import { deadline } from '../telegram/middlewares/deadline.ts';
import { measure } from '../telegram/middlewares/measure.ts';
import { trace } from '../telegram/middlewares/trace.ts';
import type { StoredSession } from '../telegram/session.ts';
import { createAsk } from './ask.ts';
import { createCancelLogin } from './cancel-login.ts';
import { type CompleteLoginParts, createCompleteLogin } from './complete-login.ts';
import { createExpireLogins, type ExpireLogins } from './expire-logins.ts';
import { createGoOn, createJudge } from './go-on.ts';
import { createLeaveSession } from './leave-session.ts';
import { createLiveLogins, type LiveLogins } from './live-logins.ts';
import { createLoseLogins, type LoseLogins } from './lose-logins.ts';
import { createMoveLogin, createTellLogin } from './move-login.ts';
import { createNeedPassword } from './need-password.ts';
import { createRefuseStep } from './refuse-step.ts';
import { createRenewQr } from './renew-qr.ts';
import type { LoginStore } from './repository.ts';
import { createResendCode } from './resend-code.ts';
import type { LoginFeed, Logins } from './routes.ts';
import { createStartCodeLogin, type StartCodeLoginParts } from './start-code-login.ts';
import { createStartQrLogin } from './start-qr-login.ts';
import { createSubmitCode } from './submit-code.ts';
import { createSubmitPassword } from './submit-password.ts';
import { createWatchQr } from './watch-qr.ts';

type Made = 'run' | 'ask' | 'logins' | 'live' | 'leaveSession' | 'move' | 'tell' | 'expireLogins';

/** Everything about connecting accounts; calls are made without an account, which comes of them. */
export function createLogins(
  parts: Omit<StartCodeLoginParts & CompleteLoginParts, Made> & {
    loginStore: LoginStore;
    ownership: Pick<Ownership, 'watch'>;
    feed: LoginFeed;
    log: Logger;
    telegramMetrics: TelegramMetrics;
    callDeadlineMs: number;
  },
): { logins: Logins; live: LiveLogins; expireLogins: ExpireLogins; loseLogins: LoseLogins } {
  const { loginStore: logins, feed, openConnection, telegramMetrics, callDeadlineMs } = parts;
  const run = compose([trace, measure(telegramMetrics), classify(parts.log), deadline(callDeadlineMs)]);
  const ask = createAsk(run);
  const leaveSession = createLeaveSession({ ...parts, logins, ask });
  const reopen = async (stored: StoredSession) => {
    const opened = await run('connect', signal => openConnection(stored, signal));
    if (opened.status === 'failed') throw problemOf(opened.failure);
    return opened.value;
  };
  const live = createLiveLogins({ reopen, leaveSession });
  const tell = createTellLogin({ logins, feed });
  const move = createMoveLogin({ logins, tell });
  const shared = { ...parts, run, ask, logins, live, tell, move, leaveSession };
  const expireLogins = createExpireLogins(shared);
  const refuseStep = createRefuseStep(shared);
  const judge = createJudge({
    completeLogin: createCompleteLogin(shared),
    needPassword: createNeedPassword(shared),
    refuseStep,
  });
  const goOn = createGoOn(shared);
  const watchQr = createWatchQr({ live, renewQr: createRenewQr({ ...shared, judge }), log: parts.log });
  return {
    live,
    expireLogins,
    loseLogins: createLoseLogins(shared),
    logins: {
      store: logins,
      feed,
      startCodeLogin: createStartCodeLogin({ ...shared, expireLogins }),
      startQrLogin: createStartQrLogin({ ...shared, watchQr }),
      submitCode: createSubmitCode({ goOn, judge, ask }),
      resendCode: createResendCode({ ...shared, goOn, refuseStep }),
      submitPassword: createSubmitPassword({ goOn, judge, ask }),
      cancelLogin: createCancelLogin(shared),
    },
  };
}
