-- Guarantee: ends the restriction of this kind that began before a moment, and no other; never before the end that
-- the platform asked for, to which it is only taken back.
--
-- KEYS  1 person (hash)
-- ARGV  1 id of the lift   2 kind   3 the moment, ms; '' for whenever it began
-- Reply { 'lifted', position before it, version, since, end before (0: none), end from now on (0: it is over) }
--       { 'mandated', position, until }    { 'none', position }    { 'rebuild', 'person' }
local key, lift_id, before = KEYS[1], ARGV[1], tonumber(ARGV[3]) or math.huge
local field, mandated_field = 'restriction:' .. ARGV[2], 'mandated:' .. ARGV[2]

local person = position_of(key)
if not person then
  return { 'rebuild', 'person' }
end
local now = now_ms()
local state = redis.call('HMGET', key, field, mandated_field)
local since, ends = string.match(state[1] or '', '^(%d+)|(%d+)$')
since, ends = tonumber(since), tonumber(ends)
if not ends or (ends ~= 0 and ends <= now) or since >= before then
  return { 'none', told(person) }
end
local mandated = tonumber(state[2] or 0)
if mandated <= now then
  mandated = 0
elseif ends == mandated then
  return { 'mandated', told(person), mandated }
end

local version = person.version + 1
redis.call('HSET', key, 'version', version, 'last', 'lift:' .. lift_id)
if mandated == 0 then
  redis.call('HDEL', key, field, mandated_field)
else
  redis.call('HSET', key, field, since .. '|' .. mandated)
end
return { 'lifted', told(person), version, since, ends, mandated }
