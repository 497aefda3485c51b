-- Guarantee: a restriction never shortens one of its kind, and leaves those of other kinds alone.
--
-- KEYS  1 person (hash)
-- ARGV  1 report id   2 kind   3 since, ms   4 until, ms (0: a person has to act)
--       5 the end the platform asked for, ms (0: none)
-- Reply { 'restricted', position before it, version, end of the one of this kind that was in force (0: none),
--         end of all that is in force }
--       { 'rebuild', 'person' }
local key, report_id = KEYS[1], ARGV[1]
local kind, since, ends, mandated = ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local field, mandated_field = 'restriction:' .. kind, 'mandated:' .. kind

local person = position_of(key)
if not person then
  return { 'rebuild', 'person' }
end
local state = redis.call('HMGET', key, field, mandated_field)
local present_end = state[1] and tonumber(string.match(state[1], '|(%d+)$'))
local now = now_ms()
local end_before = present_end and present_end > now and present_end or 0

local version = person.version + 1
redis.call('HSET', key, 'version', version, 'last', 'restriction:' .. report_id)
if not present_end or outlasts(ends, present_end) then
  redis.call('HSET', key, field, since .. '|' .. ARGV[4])
end
if mandated > tonumber(state[2] or 0) then
  redis.call('HSET', key, mandated_field, ARGV[5])
end
local _, worst_end = present_restriction(key, now)
return { 'restricted', told(person), version, end_before, worst_end or ends }
