-- Guarantee: ends the restriction in force if it is one of the named kinds; any other stays.
--
-- KEYS  1 person (hash)
-- ARGV  the kinds that may be lifted
-- Reply { 'lifted', epoch, version, kind }    { 'kept' }    { 'rebuild', 'person' }
local person = KEYS[1]

local state = redis.call('HMGET', person, 'epoch', 'version', 'restriction')
if not state[1] then
  return { 'rebuild', 'person' }
end
local liftable = false
for _, kind in ipairs(ARGV) do
  liftable = liftable or kind == state[3]
end
if not liftable then
  return { 'kept' }
end

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version)
redis.call('HDEL', person, 'restriction', 'restrictedSince', 'restrictedUntil')
return { 'lifted', tonumber(state[1]), version, state[3] }
