import type { DataCenter } from '../../data-centers/data-center.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import type { TlConstructor } from '../../tl/api.ts';
import { MAX_GROUP_MEMBERS, MAX_SUPERGROUP_MEMBERS } from '../../world/chat.ts';

const HOUR_SECONDS = 3600;

/**
 * Every data centre is listed, for a client takes the addresses of the others from here: those for everything
 * first, as some clients take the first that fits.
 */
export const getConfig: OpenMethod<'help.getConfig'> = (_call, { sandbox, dcId }) => {
  const { main, media } = sandbox.dataCenters;
  const date = sandbox.clock.seconds();
  return {
    _: 'config',
    date,
    expires: date + HOUR_SECONDS,
    test_mode: false,
    this_dc: dcId,
    dc_options: [
      ...main.map(dataCenter => dcOption(dataCenter, { media_only: false })),
      ...media.map(dataCenter => dcOption(dataCenter, { media_only: true })),
    ],
    dc_txt_domain_name: '',
    chat_size_max: MAX_GROUP_MEMBERS,
    megagroup_size_max: MAX_SUPERGROUP_MEMBERS,
    forwarded_count_max: 100,
    online_update_period_ms: 210_000,
    offline_blur_timeout_ms: 5_000,
    offline_idle_timeout_ms: 30_000,
    online_cloud_timeout_ms: 300_000,
    notify_cloud_delay_ms: 30_000,
    notify_default_delay_ms: 1_500,
    push_chat_period_ms: 60_000,
    push_chat_limit: 2,
    edit_time_limit: 172_800,
    revoke_time_limit: 2_147_483_647,
    revoke_pm_time_limit: 2_147_483_647,
    rating_e_decay: 2_419_200,
    stickers_recent_limit: 200,
    channels_read_media_period: 604_800,
    call_receive_timeout_ms: 20_000,
    call_ring_timeout_ms: 90_000,
    call_connect_timeout_ms: 30_000,
    call_packet_timeout_ms: 10_000,
    me_url_prefix: 'https://t.me/',
    caption_length_max: 1_024,
    message_length_max: 4_096,
    webfile_dc_id: dcId,
  };
};

function dcOption(
  { id, host, port }: DataCenter,
  { media_only }: { readonly media_only: boolean },
): TlConstructor<'dcOption'> {
  return { _: 'dcOption', id, ip_address: host, port, media_only };
}
