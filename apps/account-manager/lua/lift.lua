-- Guarantee: ends the restriction of this kind that began before a moment, and no other.
--
-- KEYS  1 person (hash)
-- ARGV  1 kind   2 the moment, ms
-- Reply { 'lifted', epoch, version }    { 'none' }    { 'rebuild', 'person' }
local person = KEYS[1]
local field, before = 'restriction:' .. ARGV[1], tonumber(ARGV[2])

local state = redis.call('HMGET', person, 'epoch', 'version', field)
if not state[1] then
  return { 'rebuild', 'person' }
end
if not state[3] or tonumber(string.match(state[3], '^(%d+)|')) >= before then
  return { 'none' }
end

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version)
redis.call('HDEL', person, field)
return { 'lifted', tonumber(state[1]), version }
