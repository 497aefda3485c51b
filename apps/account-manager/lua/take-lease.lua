-- Guarantee: a lease is given only while nobody holds the person and no restriction is in force;
-- its fencing token is the person's next version, and so greater than every one before.
--
-- KEYS  1 person (hash)
-- ARGV  1 lease id   2 account id   3 holder   4 purpose   5 ttl, ms   6 the process's time, ms
--       7 tolerated difference to it, ms
-- Reply { 'taken', position before it, version, now, leaseUntil }    { 'busy', position, holder, leaseUntil }
--       { 'restricted', position, kind, until (0: no time will help) }    { 'clock_unsafe' }    { 'rebuild', 'person' }
local key = KEYS[1]
local lease_id, account_id, holder, purpose, ttl_ms = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local process_now, clock_tolerance_ms = tonumber(ARGV[6]), tonumber(ARGV[7])

local person = position_of(key)
if not person then
  return { 'rebuild', 'person' }
end
local now = now_ms()
if math.abs(now - process_now) > clock_tolerance_ms then
  return { 'clock_unsafe' }
end
local held = redis.call('HMGET', key, 'leaseUntil', 'leaseHolder')
local held_until = tonumber(held[1] or 0)
if held_until > now then
  return { 'busy', told(person), held[2], held_until }
end
local restriction, restricted_until = present_restriction(key, now)
if restriction then
  return { 'restricted', told(person), restriction, restricted_until }
end

local version = person.version + 1
redis.call('HSET', key, 'version', version, 'last', 'lease:' .. lease_id, 'leaseId', lease_id,
  'leaseAccount', account_id, 'leaseHolder', holder, 'leasePurpose', purpose,
  'leaseToken', version, 'leaseSince', now, 'leaseUntil', now + ttl_ms)
return { 'taken', told(person), version, now, now + ttl_ms }
