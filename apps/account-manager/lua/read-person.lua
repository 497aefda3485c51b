-- The state of a person in one consistent look. Writes nothing.
--
-- KEYS  1 person (hash)   2.. the person's counted actions, a zset for each kind
-- Reply { 'person', position, now, hash as field, value, …, for each zset a list of member, score, … }
--       { 'rebuild', 'person' }
local key = KEYS[1]

local person = position_of(key)
if not person then
  return { 'rebuild', 'person' }
end
local actions = {}
for i = 2, #KEYS do
  actions[i - 1] = redis.call('ZRANGE', KEYS[i], 0, -1, 'WITHSCORES')
end
return { 'person', told(person), now_ms(), redis.call('HGETALL', key), actions }
