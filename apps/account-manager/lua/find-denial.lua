-- Why `person` may not do one more `action` now: the obstacle that ends last, or nil.
-- Of several obstacles the last one counts, because asking again before it ends would be denied again. Its end is never
-- too early, and may come earlier: what is pending counts at the latest moment it can be executed.
--   keys     { person, actions }
--   tag      what a counted action bears besides: the channel of an invite, 'stranger', or ''
--   free_at  when the channel is free for it, ms: channel_free_at
--   limits   list of { name, windowMs (0: ever), value, counts ('all', or by tag: 'channel', 'strangers'),
--            grows (where the value grows: list of { at, value }, next first) }
-- Answers { reason, limit, value, used, retryAt (0: no time will help) } or nil; and how much is used of each limit.

-- Of the newest `value` actions in a window the oldest: when it leaves, one more fits. How many there are, and when it counts.
local function in_window(actions, since, value)
  local used = redis.call('ZCOUNT', actions, string.format('(%d', since), '+inf')
  if used < value or value == 0 then
    return used
  end
  return used, tonumber(redis.call('ZRANGE', actions, -value, -value, 'WITHSCORES')[2])
end

-- The same of those that bear a tag. Scores are dear to read: only the one that matters is.
local function tagged_in_window(actions, since, value, tag)
  local ending = '|' .. tag
  local counted = {}
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', actions, string.format('(%d', since), '+inf')) do
    if string.find(member, ending, #member - #ending + 1, true) then
      counted[#counted + 1] = member
    end
  end
  local oldest = counted[#counted - value + 1]
  return #counted, oldest and tonumber(redis.call('ZSCORE', actions, oldest))
end

-- When one more fits: once enough have left the window, or the limit has grown. 0: no time will help.
local function room_at(actions, now, limit, leaves)
  local earliest = leaves and leaves + limit.windowMs
  for _, step in ipairs(limit.grows or {}) do
    local _, still = in_window(actions, now - limit.windowMs, step.value)
    local at = math.max(step.at, still and still + limit.windowMs or 0)
    earliest = earliest and math.min(earliest, at) or at
  end
  return earliest or 0
end

-- When the next action may come into a channel; 0 where none is paced.
--   pace  between two of them, ms
local function channel_free_at(channel, pace)
  return channel and tonumber(redis.call('HGET', channel, 'lastAt') or 0) + pace or 0
end

local function find_denial(keys, now, action, tag, free_at, limits)
  local worst
  local function consider(reason, limit, value, used, retry_at)
    if not worst or outlasts(retry_at, worst[5]) then
      worst = { reason, limit, value, used, retry_at }
    end
  end

  local fields = { unpack(RESTRICTION_FIELDS) }
  fields[#fields + 1] = 'pause:' .. action
  fields[#fields + 1] = 'ever:' .. tag
  local state = redis.call('HMGET', keys.person, unpack(fields))
  local pause_until, ever = tonumber(state[#fields - 1] or 0), tonumber(state[#fields] or 0)

  local restriction, restricted_until = worst_restriction(state, now)
  if restriction then
    consider('restricted', restriction, 0, 0, restricted_until)
  end

  if pause_until > now then
    consider('pause', action .. '_pause', 0, 0, pause_until)
  end

  if free_at > now then
    consider('channel_pace', 'channel_pace', 0, 0, free_at)
  end

  local used_of = {}
  for place, limit in ipairs(limits) do
    local is_by_tag = limit.counts ~= 'all'
    local used, leaves = 0, nil
    if limit.windowMs == 0 then
      used = ever
    elseif not is_by_tag then
      used, leaves = in_window(keys.actions, now - limit.windowMs, limit.value)
    elseif tag ~= '' then
      used, leaves = tagged_in_window(keys.actions, now - limit.windowMs, limit.value, tag)
    end
    used_of[place] = used
    local applies = tag ~= '' or not is_by_tag
    if applies and used >= limit.value then
      consider('limit', limit.name, limit.value, used, room_at(keys.actions, now, limit, leaves))
    end
  end
  return worst, used_of
end
