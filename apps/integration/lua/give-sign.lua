-- Guarantee: a sign of life stands for as long as anybody may ask for it, and only then is it forgotten: a replica
-- whose sign is missing is watched as long as one whose sign stands still.
--
-- KEYS  1 replicas (hash): replica id → `<time, ms> <sign> <name> <url>`, and `epoch`
-- ARGV  1 replica id   2 sign: of all it has given, this replica gives it once   3 name   4 url   5 kept for, ms
-- Reply 'given'
local key, replica_id = KEYS[1], ARGV[1]
local sign, name, url, kept_ms = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])

local now = now_ms()
local long_gone = {}
local known = redis.call('HGETALL', key)
for i = 1, #known, 2 do
  if known[i] ~= replica_id and known[i] ~= 'epoch' then
    -- A Redis whose clock was ahead must not keep a sign for ever.
    local age = math.abs(now - tonumber(string.match(known[i + 1], '^%d+')))
    if age > kept_ms then
      table.insert(long_gone, known[i])
    end
  end
end

if #long_gone > 0 then
  redis.call('HDEL', key, unpack(long_gone))
end
redis.call('HSET', key, replica_id, string.format('%d %s %s %s', now, sign, name, url))
return 'given'
