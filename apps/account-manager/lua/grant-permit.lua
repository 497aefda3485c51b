-- Guarantee: a permit is granted only to the holder of the person's lease, while no restriction, pause, channel
-- pacing, window or lifetime count forbids the action; everything is checked before anything is written, and the
-- grant counts at the latest moment at which it can be executed. The same permit id gets the same answer; asked for
-- something else under it, nothing.
--
-- KEYS  1 person (hash)   2 the person's counted actions (zset)   3 channel (hash)
-- ARGV  1 permit id   2 lease id   3 fencing token   4 action   5 channel key or ''   6 pause to draw after it, ms
--       7 pace of the channel, ms   8 ms from now until it can no longer be executed   9 the process's time, ms
--       10 tolerated difference to it, ms   11 limits (JSON)   12 target
-- Reply { 'granted', epoch, version, channelEpoch, channelVersion, decidedAt, latestAt, pauseMs, fencingToken }
--       { 'denied', reason, limit, value, used, retryAt }    { 'mismatch' }    { 'rebuild', 'person' | 'channel' }
local keys = { person = KEYS[1], actions = KEYS[2], channel = KEYS[3] }
local permit_id, lease_id, fencing_token = ARGV[1], ARGV[2], ARGV[3]
local action, channel = ARGV[4], ARGV[5]
local pause_ms, pace_ms, executable_ms = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local process_now, clock_tolerance_ms = tonumber(ARGV[9]), tonumber(ARGV[10])
local limits = cjson.decode(ARGV[11])
local request = action .. '|' .. channel .. '|' .. ARGV[12]
local member = permit_id .. '|' .. channel
local DAY_MS = 86400000

local person = redis.call('HMGET', keys.person, 'epoch', 'version', 'leaseId', 'leaseToken', 'leaseUntil', 'permit:' .. permit_id)
local epoch, version = person[1], tonumber(person[2])
if not epoch then
  return { 'rebuild', 'person' }
end
local channel_epoch, channel_version = 0, 0
if channel ~= '' then
  local state = redis.call('HMGET', keys.channel, 'epoch', 'version')
  if not state[1] then
    return { 'rebuild', 'channel' }
  end
  channel_epoch, channel_version = tonumber(state[1]), tonumber(state[2])
end

local earlier = person[6]
if earlier then
  local grant = cjson.decode(earlier)
  if grant[7] ~= request then
    return { 'mismatch' }
  end
  return { 'granted', tonumber(epoch), grant[1], channel_epoch, grant[2], grant[3], grant[4], grant[5], grant[6] }
end

local now = now_ms()
if redis.call('ZSCORE', keys.actions, member) then
  return { 'denied', 'settled', '', 0, 0, 0 }
end
if math.abs(now - process_now) > clock_tolerance_ms then
  return { 'denied', 'clock_unsafe', '', 0, 0, now + 1000 }
end
if person[3] ~= lease_id or person[4] ~= fencing_token or tonumber(person[5]) <= now then
  return { 'denied', 'lease_lost', '', 0, 0, 0 }
end
local denial = find_denial(keys, now, action, channel, limits)
if denial then
  return { 'denied', unpack(denial) }
end

version = version + 1
local latest_at = now + executable_ms
if channel ~= '' then
  channel_version = channel_version + 1
  redis.call('HSET', keys.channel, 'version', channel_version, 'freeAt', latest_at + pace_ms, 'lastPermit', permit_id)
  redis.call('HINCRBY', keys.person, 'ever:' .. channel, 1)
end
local grant = cjson.encode({ version, channel_version, now, latest_at, pause_ms, tonumber(fencing_token), request })
redis.call('HSET', keys.person, 'version', version, 'permit:' .. permit_id, grant)
if pause_ms > 0 then
  redis.call('HSET', keys.person, 'pause:' .. action, latest_at + pause_ms, 'pausedBy:' .. action, permit_id)
end
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', keys.actions, '-inf', now - DAY_MS)) do
  redis.call('HDEL', keys.person, 'permit:' .. string.sub(gone, 1, 36))
end
redis.call('ZREMRANGEBYSCORE', keys.actions, '-inf', now - DAY_MS)
redis.call('ZADD', keys.actions, latest_at, member)
return {
  'granted', tonumber(epoch), version, channel_epoch, channel_version, now, latest_at, pause_ms, tonumber(fencing_token),
}
