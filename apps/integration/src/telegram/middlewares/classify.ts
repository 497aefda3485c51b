import { classifyError } from '../../errors/classify-error.ts';
import type { Middleware } from '../call.ts';

/** Turns whatever a call threw into a failure of the catalogue. */
export const classify: Middleware = async (_call, next) => {
  try {
    return await next();
  } catch (error) {
    return { status: 'failed', failure: classifyError(error) };
  }
};
