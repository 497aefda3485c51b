-- Guarantee: only the lease named is given back; another holder's lease stays.
--
-- KEYS  1 person (hash)
-- ARGV  1 lease id
-- Reply { 'released', position before it, version, now }    { 'lost' }    { 'rebuild', 'person' }
local key, lease_id = KEYS[1], ARGV[1]

local person = position_of(key)
if not person then
  return { 'rebuild', 'person' }
end
local lease = redis.call('HMGET', key, 'leaseId', 'leaseUntil')
if lease[1] ~= lease_id or tonumber(lease[2]) == 0 then
  return { 'lost' }
end

local version = person.version + 1
redis.call('HSET', key, 'version', version, 'last', 'release:' .. lease_id, 'leaseUntil', 0)
return { 'released', told(person), version, now_ms() }
