import type { Middleware } from '../call.ts';
import type { TelegramMetrics } from '../metrics.ts';

/** Counts a call by method and outcome, and times it; counts names of errors that nobody knew yet. */
export function measure(metrics: TelegramMetrics): Middleware {
  return async (call, next) => {
    const stop = metrics.duration.startTimer({ method: call.method });
    const result = await next();
    stop();
    const outcome = result.status === 'ok' ? 'ok' : result.failure.code;
    metrics.calls.inc({ method: call.method, outcome });
    if (result.status === 'failed' && result.failure.code === 'telegram_error') {
      metrics.countUnknownError(result.failure.platformError);
    }
    return result;
  };
}
