-- Guarantee: a rebuilt pacing replaces only one of an older epoch.
--
-- KEYS  1 channel (hash)
-- ARGV  1 epoch   2 version   3 free at, ms   4 last permit id or ''
-- Reply 1 when installed, 0 when a newer or equal epoch was there
local channel = KEYS[1]
local epoch, version, free_at, last_permit = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]

if tonumber(redis.call('HGET', channel, 'epoch') or -1) >= epoch then
  return 0
end

redis.call('HSET', channel, 'epoch', epoch, 'version', version, 'freeAt', free_at, 'lastPermit', last_permit)
return 1
