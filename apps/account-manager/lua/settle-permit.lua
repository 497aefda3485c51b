-- Guarantee: what a permit counts at becomes the time it was executed, never earlier than that; a refunded permit
-- counts nowhere. Pause and pacing follow only where this permit is the one that set them.
-- A state lost meanwhile is left alone: it will be rebuilt from the ledger, which has the outcome.
--
-- KEYS  1 person (hash)   2 the person's counted actions (zset)   3 channel (hash)
-- ARGV  1 permit id   2 action   3 channel key or ''   4 counted at, ms; '' for a refund   5 pause drawn, ms
--       6 pace of the channel, ms
-- Reply { 'settled', epoch, version }    { 'rebuild', 'person' }
local person, actions, channel_state = KEYS[1], KEYS[2], KEYS[3]
local permit_id, action, channel = ARGV[1], ARGV[2], ARGV[3]
local counted_at, pause_ms, pace_ms = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local member = permit_id .. '|' .. channel

local state = redis.call('HMGET', person, 'epoch', 'version', 'pausedBy:' .. action, 'permit:' .. permit_id)
if not state[1] then
  return { 'rebuild', 'person' }
end
local version = tonumber(state[2]) + 1
local pending = state[4]

redis.call('HSET', person, 'version', version)
if pending then
  redis.call('HDEL', person, 'permit:' .. permit_id)
  if counted_at then
    redis.call('ZADD', actions, counted_at, member)
  else
    redis.call('ZREM', actions, member)
    if channel ~= '' then
      redis.call('HINCRBY', person, 'ever:' .. channel, -1)
    end
  end
  if state[3] == permit_id then
    redis.call('HSET', person, 'pause:' .. action, counted_at and counted_at + pause_ms or 0)
  end
  if channel ~= '' and redis.call('HGET', channel_state, 'lastPermit') == permit_id then
    redis.call('HSET', channel_state, 'freeAt', counted_at and counted_at + pace_ms or 0)
  end
end
return { 'settled', tonumber(state[1]), version }
