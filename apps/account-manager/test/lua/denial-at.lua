-- What find_denial says at a given moment, so that a test can stand on the very edge of a window.
--
-- KEYS  1 person (hash)   2 counted actions (zset)   3 channel (hash)
-- ARGV  1 moment, ms   2 action   3 tag   4 pace of the channel, ms   5 limits (JSON)
-- Reply the denial, or {}
local keys, free_at = { person = KEYS[1], actions = KEYS[2] }, channel_free_at(KEYS[3], tonumber(ARGV[4]))
return find_denial(keys, tonumber(ARGV[1]), ARGV[2], ARGV[3], free_at, cjson.decode(ARGV[5])) or {}
