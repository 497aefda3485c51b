-- Guarantee: a rebuilt state replaces only one of an older epoch, whole, in one step.
--
-- KEYS  1 person (hash)   2.. one zset of counted actions for each action of the state
-- ARGV  1 epoch   2 fields of the hash (JSON object)   3 counted actions (JSON, a list of { score, member } for each zset)
-- Reply 1 when installed, 0 when a newer or equal epoch was there
local person = KEYS[1]
local epoch, fields, actions = tonumber(ARGV[1]), cjson.decode(ARGV[2]), cjson.decode(ARGV[3])

if tonumber(redis.call('HGET', person, 'epoch') or -1) >= epoch then
  return 0
end

redis.call('DEL', unpack(KEYS))
redis.call('HSET', person, 'epoch', epoch)
for field, value in pairs(fields) do
  redis.call('HSET', person, field, value)
end
for i, entries in ipairs(actions) do
  for _, entry in ipairs(entries) do
    redis.call('ZADD', KEYS[i + 1], entry[1], entry[2])
  end
end
return 1
