-- Guarantee: only a lease that is still held is prolonged; one that ended is never revived.
--
-- KEYS  1 person (hash)
-- ARGV  1 lease id   2 ttl, ms
-- Reply { 'renewed', leaseUntil }    { 'lost', position }    { 'rebuild', 'person' }
local key, lease_id, ttl_ms = KEYS[1], ARGV[1], tonumber(ARGV[2])

local person = position_of(key)
if not person then
  return { 'rebuild', 'person' }
end
local now = now_ms()
local lease = redis.call('HMGET', key, 'leaseId', 'leaseUntil')
if lease[1] ~= lease_id or tonumber(lease[2]) <= now then
  return { 'lost', told(person) }
end

redis.call('HSET', key, 'leaseUntil', now + ttl_ms)
return { 'renewed', now + ttl_ms }
