-- Many people in one look: who is held, why each may not do one more `action` now, and how much of each limit is used.
-- Writes nothing.
--
-- KEYS  for each person: person (hash), counted actions (zset); then channel (hash), only for an action paced by it
-- ARGV  1 action or ''   2 channel key or ''   3 rules: list of { paceMs, limits } (JSON)
--       4 for each person: which of the rules, from 1 (JSON list)
-- Reply { 'people', now, channel position or {}, person… }, a person as { position, leaseUntil, leaseSince, errorScore,
--       denial or {}, used of each limit }, or {} for one Redis does not know    { 'rebuild', 'channel' }
local action, tag = ARGV[1], ARGV[2]
local rules, rules_of = cjson.decode(ARGV[3]), cjson.decode(ARGV[4])
local channel_key = KEYS[2 * #rules_of + 1]

local channel = channel_key and position_of(channel_key)
if channel_key and not channel then
  return { 'rebuild', 'channel' }
end
local now = now_ms()
for _, rule in ipairs(rules) do
  rule.free_at = channel_free_at(channel_key, rule.paceMs)
end

-- Why not, and how much is used of each limit.
local function standing_of(keys, rule)
  if action ~= '' then
    local denial, used = find_denial(keys, now, action, tag, rule.free_at, rule.limits)
    return denial or {}, used
  end
  local restriction, ends = present_restriction(keys.person, now)
  return restriction and { 'restricted', restriction, 0, 0, ends } or {}, {}
end

local reply = { 'people', now, channel and told(channel) or {} }
for i, rule_number in ipairs(rules_of) do
  local keys = { person = KEYS[2 * i - 1], actions = KEYS[2 * i] }
  local rule = rules[rule_number]
  local state = redis.call('HMGET', keys.person, 'epoch', 'version', 'last', 'leaseUntil', 'leaseSince', 'errorScore')
  local person = to_position(state)
  local seen = {}
  if person then
    local denial, used = standing_of(keys, rule)
    seen = {
      told(person), tonumber(state[4] or 0), tonumber(state[5] or 0), tonumber(state[6] or 0),
      denial, used,
    }
  end
  reply[#reply + 1] = seen
end
return reply
