-- Guarantee: a restriction never shortens one of its kind, and leaves those of other kinds alone.
--
-- KEYS  1 person (hash)
-- ARGV  1 kind   2 since, ms   3 until, ms (0: a person has to act)   4 the end the platform asked for, ms (0: none)
-- Reply { 'restricted', epoch, version, end of this kind before (0: none), end of all that is in force }
--       { 'rebuild', 'person' }
local person = KEYS[1]
local kind, since, ends, mandated = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local field, mandated_field = 'restriction:' .. kind, 'mandated:' .. kind

local state = redis.call('HMGET', person, 'epoch', 'version', field, mandated_field)
if not state[1] then
  return { 'rebuild', 'person' }
end
local present_end = state[3] and tonumber(string.match(state[3], '|(%d+)$'))

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version)
if not present_end or outlasts(ends, present_end) then
  redis.call('HSET', person, field, since .. '|' .. ARGV[3])
end
if mandated > tonumber(state[4] or 0) then
  redis.call('HSET', person, mandated_field, ARGV[4])
end
local _, worst_end = present_restriction(person, now_ms())
return { 'restricted', tonumber(state[1]), version, present_end or 0, worst_end or ends }
