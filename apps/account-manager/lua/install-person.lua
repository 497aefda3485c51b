-- Guarantee: a rebuilt state replaces only one of an older epoch, whole, in one step.
--
-- KEYS  1 person (hash)   2 pending permits (hash)   3.. one zset of counted actions for each action of the state
-- ARGV  1 epoch   2 fields of the hash (JSON object)   3 pending permits by id (JSON object)
--       4 counted actions (JSON, a list of { score, member } for each zset)
-- Reply 1 when installed, 0 when a newer or equal epoch was there
local person, pending = KEYS[1], KEYS[2]
local epoch = tonumber(ARGV[1])
local fields, permits, actions = cjson.decode(ARGV[2]), cjson.decode(ARGV[3]), cjson.decode(ARGV[4])

if tonumber(redis.call('HGET', person, 'epoch') or -1) >= epoch then
  return 0
end

redis.call('DEL', unpack(KEYS))
redis.call('HSET', person, 'epoch', epoch)
for field, value in pairs(fields) do
  redis.call('HSET', person, field, value)
end
for permit_id, grant in pairs(permits) do
  redis.call('HSET', pending, permit_id, grant)
end
for i, entries in ipairs(actions) do
  for _, entry in ipairs(entries) do
    redis.call('ZADD', KEYS[i + 2], entry[1], entry[2])
  end
end
return 1
