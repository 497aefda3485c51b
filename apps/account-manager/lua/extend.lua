-- Guarantee: only a restriction that is in force gets another end, and only a later one.
--
-- KEYS  1 person (hash)
-- ARGV  1 kind   2 new end, ms
-- Reply { 'extended', epoch, version, since, end before }    { 'not_later' }    { 'none' }    { 'rebuild', 'person' }
local person, field, ends = KEYS[1], 'restriction:' .. ARGV[1], tonumber(ARGV[2])

local state = redis.call('HMGET', person, 'epoch', 'version', field)
if not state[1] then
  return { 'rebuild', 'person' }
end
local since, present_end = string.match(state[3] or '', '^(%d+)|(%d+)$')
present_end = tonumber(present_end)
if not present_end or (present_end ~= 0 and present_end <= now_ms()) then
  return { 'none' }
end
if not outlasts(ends, present_end) then
  return { 'not_later' }
end

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version, field, since .. '|' .. ARGV[2])
return { 'extended', tonumber(state[1]), version, tonumber(since), present_end }
