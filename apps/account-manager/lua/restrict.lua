-- Guarantee: a restriction never shortens one of its kind, and leaves those of other kinds alone.
--
-- KEYS  1 person (hash)
-- ARGV  1 kind   2 since, ms   3 until, ms (0: a person has to act)
-- Reply { 'restricted', epoch, version, until of all that is in force }    { 'rebuild', 'person' }
local person = KEYS[1]
local kind, since, ends = ARGV[1], ARGV[2], tonumber(ARGV[3])
local field = 'restriction:' .. kind

local state = redis.call('HMGET', person, 'epoch', 'version', field)
if not state[1] then
  return { 'rebuild', 'person' }
end
local present_end = state[3] and tonumber(string.match(state[3], '|(%d+)$'))

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version)
if not present_end or outlasts(ends, present_end) then
  redis.call('HSET', person, field, since .. '|' .. ARGV[3])
end
local _, worst_end = present_restriction(person, now_ms())
return { 'restricted', tonumber(state[1]), version, worst_end or ends }
