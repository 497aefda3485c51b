-- The state of a person in one consistent look, and why they may not do one more `action` now (without an action:
-- why they may not act at all). Writes nothing.
--
-- KEYS  1 person (hash)   2 the person's counted actions (zset)   3 channel (hash)
-- ARGV  1 action or ''   2 channel key or ''   3 limits (JSON)
-- Reply { 'person', now, hash as field, value, …, actions as member, score, …, denial or {} }    { 'rebuild', 'person' | 'channel' }
local keys = { person = KEYS[1], actions = KEYS[2], channel = KEYS[3] }
local action, channel, limits = ARGV[1], ARGV[2], cjson.decode(ARGV[3])

if redis.call('HEXISTS', keys.person, 'epoch') == 0 then
  return { 'rebuild', 'person' }
end
if channel ~= '' and redis.call('HEXISTS', keys.channel, 'epoch') == 0 then
  return { 'rebuild', 'channel' }
end
local now = now_ms()
local denial = find_denial(keys, now, action, channel, limits) or {}
return {
  'person',
  now,
  redis.call('HGETALL', keys.person),
  redis.call('ZRANGE', keys.actions, 0, -1, 'WITHSCORES'),
  denial,
}
