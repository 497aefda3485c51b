-- Guarantee: only the lease named is given back; another holder's lease stays.
--
-- KEYS  1 person (hash)
-- ARGV  1 lease id
-- Reply { 'released', epoch, version, now }    { 'lost' }
local person, lease_id = KEYS[1], ARGV[1]

local state = redis.call('HMGET', person, 'epoch', 'version', 'leaseId', 'leaseUntil')
if not state[1] or state[3] ~= lease_id or tonumber(state[4]) == 0 then
  return { 'lost' }
end

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version, 'leaseUntil', 0)
return { 'released', tonumber(state[1]), version, now_ms() }
