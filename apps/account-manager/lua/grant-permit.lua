-- Guarantee: a permit is granted only to the holder of the person's lease, while no restriction, pause, channel
-- pacing, window or lifetime count forbids the action; everything is checked before anything is written, and the
-- grant counts at the latest moment at which it can be executed. While it can, the same permit id gets the same answer;
-- asked for something else under it, nothing.
--
-- Two clocks tell the time, and each may step by the tolerance: what holds back ends by the one that is behind, and a
-- grant counts by the one that is ahead, so that a step of Redis shortens no pause and no window.
--
-- KEYS  1 person (hash)   2 the person's counted actions of this kind (zset)   3 the person's pending permits (hash)
--       4 channel (hash), only for an action that is paced and counted by channel
-- ARGV  1 permit id   2 lease id   3 fencing token   4 action   5 tag: channel key, 'stranger' or ''
--       6 what is asked for, to be told from something else under the same id   7 pause to draw after it, ms
--       8 pace of the channel, ms   9 ms from now until it can no longer be executed   10 the process's time, ms
--       11 tolerated difference to it, ms   12 limits (JSON)
-- Reply { 'granted', position, channel position or {}, version, channelVersion, decidedAt, latestAt, pauseMs, fencingToken }
--         (positions before the grant)
--       { 'denied', position, channel position or {}, reason, limit, value, used, retryAt }
--       { 'mismatch' }    { 'rebuild', 'person' | 'channel' }
local keys = { person = KEYS[1], actions = KEYS[2], pending = KEYS[3], channel = KEYS[4] }
local permit_id, lease_id, fencing_token = ARGV[1], ARGV[2], ARGV[3]
local action, tag, request = ARGV[4], ARGV[5], ARGV[6]
local pause_ms, pace_ms, executable_ms = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local process_now, clock_tolerance_ms = tonumber(ARGV[10]), tonumber(ARGV[11])
local limits = cjson.decode(ARGV[12])
-- The longest window, and a minute for clocks that are behind.
local KEPT_MS = 86400000 + 60000

local state = redis.call('HMGET', keys.person, 'epoch', 'version', 'last', 'leaseId', 'leaseToken', 'leaseUntil')
local person, lease = to_position(state), { id = state[4], token = state[5], ends = state[6] }
if not person then
  return { 'rebuild', 'person' }
end
local channel = keys.channel and position_of(keys.channel)
if keys.channel and not channel then
  return { 'rebuild', 'channel' }
end

-- A pending permit is `<latest at>|<version>|<channel version>|<decided at>|<pause>|<fencing token>|<entry it follows of
-- the person>|<of the channel>|<request>`: all are read here each time, and as JSON that would take longer than to decide.
-- An earlier release wrote something else, and its state meets this script before the ledger tells that it is old.
local now = now_ms()
local earlier, ended = nil, {}
local pending = redis.call('HGETALL', keys.pending)
for i = 1, #pending, 2 do
  local id, grant = pending[i], pending[i + 1]
  local latest_at = tonumber(string.match(grant, '^(%d+)|'))
  if not latest_at then
    return { 'rebuild', 'person' }
  end
  if id == permit_id then
    earlier = grant
  elseif latest_at <= now then
    ended[#ended + 1] = id
  end
end
if earlier then
  local latest_at, version, channel_version, decided_at, pause, token, after, channel_after, requested =
    string.match(earlier, '^(%d+)|(%d+)|(%d+)|(%d+)|(%d+)|(%d+)|([^|]*)|([^|]*)|(.*)$')
  if requested ~= request then
    return { 'mismatch' }
  end
  return { 'granted', { person.epoch, version - 1, after },
    channel and { channel.epoch, channel_version - 1, channel_after } or {}, tonumber(version), tonumber(channel_version),
    tonumber(decided_at), tonumber(latest_at), tonumber(pause), tonumber(token) }
end

local function denied(...)
  return { 'denied', told(person), channel and told(channel) or {}, ... }
end

if math.abs(now - process_now) > clock_tolerance_ms then
  return denied('clock_unsafe', '', 0, 0, now + 1000)
end
if lease.id ~= lease_id or lease.token ~= fencing_token or tonumber(lease.ends) <= now then
  return denied('lease_lost', '', 0, 0, 0)
end
local free_at = channel_free_at(keys.channel, pace_ms)
local denial = find_denial(keys, math.min(now, process_now), action, tag, free_at, limits)
if denial then
  return denied(unpack(denial))
end

local decided_at = math.max(now, process_now)
local latest_at = decided_at + executable_ms
local version, channel_version = person.version + 1, channel and channel.version + 1 or 0
-- Written out once: Redis writes a number that it is given with 17 digits, which takes as long as to store it.
local latest, next_version = string.format('%d', latest_at), string.format('%d', version)

redis.call('HSET', keys.person, 'version', next_version, 'last', 'permit:' .. permit_id)
if pause_ms > 0 then
  redis.call('HSET', keys.person, 'pause:' .. action, latest_at + pause_ms, 'pausedBy:' .. action, permit_id)
end
if channel then
  redis.call('HINCRBY', keys.person, 'ever:' .. tag, 1)
  local last_at = redis.call('HGET', keys.channel, 'lastAt') or 0
  redis.call('HSET', keys.channel, 'version', channel_version, 'last', 'permit:' .. permit_id,
    'lastAt', latest, 'lastAtBefore', last_at)
end
-- What has left every window counts nowhere, and what can no longer be executed needs no answer that is kept ready.
redis.call('ZREMRANGEBYSCORE', keys.actions, '-inf', string.format('%d', now - KEPT_MS))
redis.call('ZADD', keys.actions, latest, permit_id .. '|' .. tag)
for _, id in ipairs(ended) do
  redis.call('HDEL', keys.pending, id)
end
redis.call('HSET', keys.pending, permit_id, table.concat({ latest, next_version, channel_version,
  string.format('%d', decided_at), ARGV[7], fencing_token, person.last, channel and channel.last or '', request }, '|'))
return { 'granted', told(person), channel and told(channel) or {},
  version, channel_version, decided_at, latest_at, pause_ms, tonumber(fencing_token) }
