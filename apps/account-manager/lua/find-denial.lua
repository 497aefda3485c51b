-- Why `person` may not do one more `action` now: the obstacle that ends last, or nil.
-- Of several obstacles the last one counts, because asking again before it ends would be denied again.
--   keys     { person, actions, channel }
--   channel  channel key, '' for an action without one
--   limits   list of { name, windowMs (0: ever), value, counts ('all', 'channel', 'strangers') }
-- Answers { reason, limit, value, used, retryAt (0: no time will help) }.
local function find_denial(keys, now, action, channel, limits)
  local worst
  local function consider(reason, limit, value, used, retry_at)
    local ends_later = worst and (retry_at == 0 or (worst[5] ~= 0 and retry_at > worst[5]))
    if not worst or ends_later then
      worst = { reason, limit, value, used, retry_at }
    end
  end

  local restriction, restricted_until = present_restriction(keys.person, now)
  if restriction then
    consider('restricted', restriction, 0, 0, restricted_until)
  end

  local pause_until = tonumber(redis.call('HGET', keys.person, 'pause:' .. action) or 0)
  if pause_until > now then
    consider('pause', action .. '_pause', 0, 0, pause_until)
  end

  if channel ~= '' then
    local free_at = tonumber(redis.call('HGET', keys.channel, 'freeAt') or 0)
    if free_at > now then
      consider('channel_pace', 'channel_pace', 0, 0, free_at)
    end
  end

  for _, limit in ipairs(limits) do
    if limit.windowMs == 0 then
      local used = tonumber(redis.call('HGET', keys.person, 'ever:' .. channel) or 0)
      if used >= limit.value then
        consider('limit', limit.name, limit.value, used, 0)
      end
    else
      local entries = redis.call('ZRANGEBYSCORE', keys.actions, '(' .. (now - limit.windowMs), '+inf', 'WITHSCORES')
      local counted = {}
      for i = 1, #entries, 2 do
        local tag = string.sub(entries[i], 38)
        local counts = limit.counts == 'all' or (limit.counts == 'channel' and tag == channel)
        if counts or (limit.counts == 'strangers' and tag == 'stranger') then
          counted[#counted + 1] = tonumber(entries[i + 1])
        end
      end
      if #counted >= limit.value then
        -- One more fits when so many of the oldest have left the window that `value - 1` remain.
        local leaves = counted[#counted - limit.value + 1]
        consider('limit', limit.name, limit.value, #counted, leaves and leaves + limit.windowMs or 0)
      end
    end
  end
  return worst
end
