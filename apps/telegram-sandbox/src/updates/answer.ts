import type { UserCallContext } from '../rpc/call.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { PeersMet } from '../views/peers-met.ts';
import type { Told } from '../world/log-effect.ts';
import { updatesFor } from './updates-for.ts';

/**
 * What the caller is answered who has made something happen: the same updates, with the same pts, that their other
 * clients are pushed. `first` come before them, and `met` are peers the answer names besides.
 */
export function updatesAnswer(
  told: readonly Told[],
  context: UserCallContext,
  first: readonly Tl<'Update'>[] = [],
  met: PeersMet = new PeersMet(),
): TlConstructor<'updates'> {
  const { viewer, sandbox } = context;
  const seen = updatesFor(viewer.id, told, sandbox, met);
  const date = sandbox.clock.seconds();
  return { _: 'updates', updates: [...first, ...(seen?.updates ?? [])], ...met.views(context), date, seq: 0 };
}
