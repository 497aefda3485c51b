import { sandboxClient } from '../../client/index.ts';

/** The control API this page came from. */
export const api = sandboxClient(location.origin);
