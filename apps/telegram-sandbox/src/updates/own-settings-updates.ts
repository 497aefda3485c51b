import { peerSettingsView } from '../contacts/peer-settings-view.ts';
import { privacyKeyView, rulesView } from '../privacy/privacy-view.ts';
import type { Tl } from '../tl/api.ts';
import { userPeer } from '../views/message.ts';
import type { PeersMet } from '../views/peers-met.ts';
import type { Told } from '../world/log-effect.ts';
import { privacyRule } from '../world/privacy.ts';
import type { World } from '../world/world.ts';

type OwnSettings = Extract<Told, { kind: 'contacts' | 'blocked' | 'privacy' }>;

/**
 * What somebody has changed for themselves is told to their other clients alone: updatePeerSettings,
 * updatePeerBlocked, updatePrivacy.
 */
export function ownSettingsUpdates(
  told: OwnSettings,
  viewerId: number,
  world: Pick<World, 'contacts' | 'people'>,
  met: PeersMet,
): Tl<'Update'>[] {
  if (told.ownerId !== viewerId) return [];
  switch (told.kind) {
    case 'contacts':
      met.users(told.userIds);
      return told.userIds.map(userId => ({
        _: 'updatePeerSettings',
        peer: userPeer(userId),
        settings: peerSettingsView(userId, viewerId, world),
      }));
    case 'blocked':
      met.users([told.personId]);
      return [{ _: 'updatePeerBlocked', blocked: told.blocked, peer_id: userPeer(told.personId) }];
    case 'privacy':
      return told.keys.map(key => {
        const rule = privacyRule(world.people.get(viewerId)?.privacy ?? {}, key);
        met.users([...(rule.allowed ?? []), ...(rule.refused ?? [])]);
        return { _: 'updatePrivacy', key: { _: privacyKeyView[key] }, rules: rulesView(rule) };
      });
  }
}
