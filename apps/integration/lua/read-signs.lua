-- Guarantee: what was read with one epoch was read of one life of this hash. The epoch stands beside the signs, is lost
-- with them, and never comes again: a loss in between is seen also by who was not looking when it happened.
--
-- KEYS  1 replicas (hash): replica id → `<time, ms> <sign> <name> <url>`, and `epoch`
-- ARGV  1 an epoch that nobody has used, for a hash that has none
-- Reply epoch, all signs: each `<replica id> <time, ms> <sign> <name> <url>`
local key, new_epoch = KEYS[1], ARGV[1]

redis.call('HSETNX', key, 'epoch', new_epoch)
local known = redis.call('HGETALL', key)
local epoch
local signs = {}
for i = 1, #known, 2 do
  if known[i] == 'epoch' then
    epoch = known[i + 1]
  else
    table.insert(signs, known[i] .. ' ' .. known[i + 1])
  end
end
return { epoch, signs }
