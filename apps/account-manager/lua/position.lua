-- Where a person or a channel stands: the epoch its state was built in, how many changes it has seen (version), and the
-- last of them, `<kind>:<subject id>` as the ledger names it. Versions alone do not tell two histories apart: a Redis
-- that lost its last writes takes the same versions anew, and only the entry it follows shows that.
--   state  what it has in 'epoch', 'version' and 'last', and perhaps more behind it
local function to_position(state)
  if not state[1] then
    return nil
  end
  return { epoch = tonumber(state[1]), version = tonumber(state[2]), last = state[3] or '' }
end

local function position_of(key)
  return to_position(redis.call('HMGET', key, 'epoch', 'version', 'last'))
end

-- A position as replies have it.
local function told(position)
  return { position.epoch, position.version, position.last }
end
