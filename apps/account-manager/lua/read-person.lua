-- The state of a person in one consistent look, and why they may not do one more `action` now (without an action:
-- why they may not act at all). Writes nothing.
--
-- KEYS  1 person (hash)   2 the person's counted actions (zset)   3 channel (hash), only for an action that is paced by it
-- ARGV  1 action or ''   2 tag: channel key, 'stranger' or ''   3 pace of the channel, ms   4 limits (JSON)
-- Reply { 'person', position, channel position or {}, now, hash as field, value, …, actions as member, score, …,
--         denial or {} }
--       { 'rebuild', 'person' | 'channel' }
local keys = { person = KEYS[1], actions = KEYS[2], channel = KEYS[3] }
local action, tag, pace_ms, limits = ARGV[1], ARGV[2], tonumber(ARGV[3]), cjson.decode(ARGV[4])

local person = position_of(keys.person)
if not person then
  return { 'rebuild', 'person' }
end
local channel = keys.channel and position_of(keys.channel)
if keys.channel and not channel then
  return { 'rebuild', 'channel' }
end
local now = now_ms()
local denial = find_denial(keys, now, action, tag, pace_ms, limits) or {}
return {
  'person',
  told(person),
  channel and told(channel) or {},
  now,
  redis.call('HGETALL', keys.person),
  redis.call('ZRANGE', keys.actions, 0, -1, 'WITHSCORES'),
  denial,
}
