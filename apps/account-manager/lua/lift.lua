-- Guarantee: ends the restriction of this kind that began before a moment, and no other; never before the end that
-- the platform asked for, to which it is only taken back.
--
-- KEYS  1 person (hash)
-- ARGV  1 kind   2 the moment, ms; '' for whenever it began
-- Reply { 'lifted', epoch, version, since, end before (0: none), end from now on (0: it is over) }
--       { 'mandated', until }    { 'none' }    { 'rebuild', 'person' }
local person, before = KEYS[1], tonumber(ARGV[2]) or math.huge
local field, mandated_field = 'restriction:' .. ARGV[1], 'mandated:' .. ARGV[1]

local state = redis.call('HMGET', person, 'epoch', 'version', field, mandated_field)
if not state[1] then
  return { 'rebuild', 'person' }
end
local now = now_ms()
local since, ends = string.match(state[3] or '', '^(%d+)|(%d+)$')
since, ends = tonumber(since), tonumber(ends)
if not ends or (ends ~= 0 and ends <= now) or since >= before then
  return { 'none' }
end
local mandated = tonumber(state[4] or 0)
if mandated <= now then
  mandated = 0
elseif ends == mandated then
  return { 'mandated', mandated }
end

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version)
if mandated == 0 then
  redis.call('HDEL', person, field, mandated_field)
else
  redis.call('HSET', person, field, since .. '|' .. mandated)
end
return { 'lifted', tonumber(state[1]), version, since, ends, mandated }
