-- Many people in one look: who is held, why each may not do one more `action` now, and how much of each limit is used.
-- Writes nothing.
--
-- KEYS  1 channel (hash)   2.. for each person: person (hash), counted actions (zset)
-- ARGV  1 action or ''   2 channel key or ''   3 kinds of restriction that bar (JSON list)
--       4 lists of limits (JSON)   5 for each person: which of the lists, from 1 (JSON list)
-- Reply { 'people', now, person… }, a person as { version, leaseUntil, leaseSince, errorScore, denial or {}, used of
--       each limit }, or {} for one Redis does not know    { 'rebuild', 'channel' }
local channel_state = KEYS[1]
local action, channel = ARGV[1], ARGV[2]
local barring = cjson.decode(ARGV[3])
local limit_lists, list_of = cjson.decode(ARGV[4]), cjson.decode(ARGV[5])

if channel ~= '' and redis.call('HEXISTS', channel_state, 'epoch') == 0 then
  return { 'rebuild', 'channel' }
end
local now = now_ms()

local function denial_of(keys, limits)
  if action ~= '' then
    return find_denial(keys, now, action, channel, limits)
  end
  local restriction, ends = present_restriction(keys.person, now, barring)
  return restriction and { 'restricted', restriction, 0, 0, ends }
end

local function used_of(keys, limit)
  if limit.windowMs == 0 then
    return tonumber(redis.call('HGET', keys.person, 'ever:' .. channel) or 0)
  end
  return redis.call('ZCOUNT', keys.actions, '(' .. (now - limit.windowMs), '+inf')
end

local reply = { 'people', now }
for i, list in ipairs(list_of) do
  local keys = { person = KEYS[2 * i], actions = KEYS[2 * i + 1], channel = channel_state }
  local limits = limit_lists[list]
  local state = redis.call('HMGET', keys.person, 'epoch', 'version', 'leaseUntil', 'leaseSince', 'errorScore')
  local seen = {}
  if state[1] then
    local used = {}
    for place, limit in ipairs(limits) do
      used[place] = (limit.counts == 'all' or limit.windowMs == 0) and used_of(keys, limit) or 0
    end
    seen = {
      tonumber(state[2]), tonumber(state[3] or 0), tonumber(state[4] or 0), tonumber(state[5] or 0),
      denial_of(keys, limits) or {}, used,
    }
  end
  reply[#reply + 1] = seen
end
return reply
