-- Guarantee: a restriction never shortens one that is in force; one without an end outlasts all others.
--
-- KEYS  1 person (hash)
-- ARGV  1 kind   2 since, ms   3 until, ms (0: a person has to act)
-- Reply { 'restricted', epoch, version, until }    { 'rebuild', 'person' }
local person = KEYS[1]
local kind, since, ends = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local state = redis.call('HMGET', person, 'epoch', 'version', 'restriction', 'restrictedUntil')
if not state[1] then
  return { 'rebuild', 'person' }
end
local present_ends = state[3] and tonumber(state[4])
local outlasted = present_ends and (present_ends == 0 or (ends ~= 0 and present_ends >= ends))

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version)
if not outlasted then
  redis.call('HSET', person, 'restriction', kind, 'restrictedSince', since, 'restrictedUntil', ends)
end
return { 'restricted', tonumber(state[1]), version, outlasted and present_ends or ends }
