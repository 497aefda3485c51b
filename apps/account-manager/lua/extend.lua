-- Guarantee: only a restriction that is in force gets another end, and only a later one.
--
-- KEYS  1 person (hash)
-- ARGV  1 id of the extension   2 kind   3 new end, ms
-- Reply { 'extended', position before it, version, since, end before }    { 'not_later', position }
--       { 'none', position }    { 'rebuild', 'person' }
local key, extension_id, field, ends = KEYS[1], ARGV[1], 'restriction:' .. ARGV[2], tonumber(ARGV[3])

local person = position_of(key)
if not person then
  return { 'rebuild', 'person' }
end
local since, present_end = string.match(redis.call('HGET', key, field) or '', '^(%d+)|(%d+)$')
present_end = tonumber(present_end)
if not present_end or (present_end ~= 0 and present_end <= now_ms()) then
  return { 'none', told(person) }
end
if not outlasts(ends, present_end) then
  return { 'not_later', told(person) }
end

local version = person.version + 1
-- An extension is a restriction in the ledger: the same one, until later.
redis.call('HSET', key, 'version', version, 'last', 'restriction:' .. extension_id, field, since .. '|' .. ARGV[3])
return { 'extended', told(person), version, tonumber(since), present_end }
