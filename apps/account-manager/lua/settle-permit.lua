-- Guarantee: what a permit counts at becomes the time it was executed; a refunded permit counts nowhere. Pause and
-- pacing follow only where this permit is the one that set them.
-- A state lost meanwhile is left alone: it will be rebuilt from the ledger, which has the outcome.
--
-- KEYS  1 person (hash)   2 the person's counted actions of this kind (zset)   3 the person's pending permits (hash)
--       4 channel (hash), only for an action that is paced and counted by channel
-- ARGV  1 permit id   2 the version it was granted at   3 action   4 tag: channel key, 'stranger' or ''
--       5 counted at, ms; '' for a refund   6 pause drawn, ms   7 what it says of the account: 'fault', 'success' or ''
-- Reply { 'settled', position before it, version, errorScore }    { 'rebuild', 'person' }
local keys = { person = KEYS[1], actions = KEYS[2], pending = KEYS[3], channel = KEYS[4] }
local permit_id, granted_version, action, tag = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local counted_at, pause_ms, verdict = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7]
local WORST_SCORE = 8
-- As grant-permit.lua keeps it: the longest window, and a minute for clocks that are behind.
local KEPT_MS = 86400000 + 60000

local person = position_of(keys.person)
if not person then
  return { 'rebuild', 'person' }
end
local score = tonumber(redis.call('HGET', keys.person, 'errorScore') or 0)
if verdict == 'fault' then
  score = math.min(WORST_SCORE, score + 1)
elseif verdict == 'success' then
  score = math.floor(score / 2)
end

local version = person.version + 1
redis.call('HSET', keys.person, 'version', version, 'last', 'outcome:' .. permit_id, 'errorScore', score)
redis.call('HDEL', keys.pending, permit_id)
redis.call('ZREM', keys.actions, permit_id .. '|' .. tag)
if counted_at and counted_at > now_ms() - KEPT_MS then
  -- Shorter than the permit's id, and as unique.
  redis.call('ZADD', keys.actions, counted_at, granted_version .. '|' .. tag)
end
if redis.call('HGET', keys.person, 'pausedBy:' .. action) == permit_id then
  redis.call('HSET', keys.person, 'pause:' .. action, counted_at and counted_at + pause_ms or 0)
end
if keys.channel then
  if not counted_at then
    if redis.call('HINCRBY', keys.person, 'ever:' .. tag, -1) <= 0 then
      redis.call('HDEL', keys.person, 'ever:' .. tag)
    end
  end
  local channel = redis.call('HMGET', keys.channel, 'last', 'lastAtBefore')
  if channel[1] == 'permit:' .. permit_id then
    redis.call('HSET', keys.channel, 'lastAt', counted_at or channel[2])
  end
end
return { 'settled', told(person), version, score }
