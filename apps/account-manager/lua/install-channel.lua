-- Guarantee: a rebuilt pacing replaces only one of an older epoch.
--
-- KEYS  1 channel (hash)
-- ARGV  1 epoch   2 version   3 last entry or ''   4 when the newest permit counts, ms   5 when those before it count, ms
-- Reply 1 when installed, 0 when a newer or equal epoch was there
local channel = KEYS[1]
local epoch, version, last, last_at, last_at_before = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4], ARGV[5]

if tonumber(redis.call('HGET', channel, 'epoch') or -1) >= epoch then
  return 0
end

redis.call('HSET', channel, 'epoch', epoch, 'version', version, 'last', last, 'lastAt', last_at,
  'lastAtBefore', last_at_before)
return 1
