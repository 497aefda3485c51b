-- Where a person or a channel stands: the epoch its state was built in, how many changes it has seen (version), and the
-- last of them, `<kind>:<subject id>` as the ledger names it. Versions alone do not tell two histories apart: a Redis
-- that lost its last writes takes the same versions anew, and only the entry it follows shows that.
local function position_of(key)
  local fields = redis.call('HMGET', key, 'epoch', 'version', 'last')
  if not fields[1] then
    return nil
  end
  return { epoch = tonumber(fields[1]), version = tonumber(fields[2]), last = fields[3] or '' }
end

-- A position as replies have it.
local function told(position)
  return { position.epoch, position.version, position.last }
end
