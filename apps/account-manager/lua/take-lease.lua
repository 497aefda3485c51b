-- Guarantee: a lease is given only while nobody holds the person and no restriction bars what it is for; its
-- fencing token is the person's next version, and so greater than every one before.
--
-- KEYS  1 person (hash)
-- ARGV  1 lease id   2 account id   3 holder   4 ttl, ms   5 the process's time, ms   6 tolerated difference to it, ms
--       7 kinds of restriction that bar (JSON list)
-- Reply { 'taken', epoch, version, now, leaseUntil }    { 'busy', holder, leaseUntil }
--       { 'restricted', kind, until (0: no time will help) }    { 'clock_unsafe' }    { 'rebuild', 'person' }
local person = KEYS[1]
local lease_id, account_id, holder, ttl_ms = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local process_now, clock_tolerance_ms = tonumber(ARGV[5]), tonumber(ARGV[6])
local barring = cjson.decode(ARGV[7])

local state = redis.call('HMGET', person, 'epoch', 'version', 'leaseUntil', 'leaseHolder')
if not state[1] then
  return { 'rebuild', 'person' }
end
local now = now_ms()
if math.abs(now - process_now) > clock_tolerance_ms then
  return { 'clock_unsafe' }
end
local held_until = tonumber(state[3] or 0)
if held_until > now then
  return { 'busy', state[4], held_until }
end
local restriction, restricted_until = present_restriction(person, now, barring)
if restriction then
  return { 'restricted', restriction, restricted_until }
end

local version = tonumber(state[2]) + 1
redis.call('HSET', person, 'version', version, 'leaseId', lease_id, 'leaseAccount', account_id, 'leaseHolder', holder,
  'leaseToken', version, 'leaseSince', now, 'leaseUntil', now + ttl_ms)
return { 'taken', tonumber(state[1]), version, now, now + ttl_ms }
