-- Guarantee: only a lease that is still held is prolonged; one that ended is never revived.
--
-- KEYS  1 person (hash)
-- ARGV  1 lease id   2 ttl, ms
-- Reply { 'renewed', leaseUntil }    { 'lost' }    { 'rebuild', 'person' }
local person, lease_id, ttl_ms = KEYS[1], ARGV[1], tonumber(ARGV[2])

local state = redis.call('HMGET', person, 'epoch', 'leaseId', 'leaseUntil')
if not state[1] then
  return { 'rebuild', 'person' }
end
local now = now_ms()
if state[2] ~= lease_id or tonumber(state[3]) <= now then
  return { 'lost' }
end

redis.call('HSET', person, 'leaseUntil', now + ttl_ms)
return { 'renewed', now + ttl_ms }
