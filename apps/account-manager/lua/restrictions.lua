-- A person may be under several restrictions at once, one of each kind: `restriction:<kind>` = `<since>|<until>`, in
-- ms; until 0 means that a person has to act. `mandated:<kind>` is the end that the platform asked for.
local RESTRICTION_KINDS = { 'flood_wait', 'peer_flood', 'frozen', 'banned', 'paused' }

-- Whether a restriction that ends at `ends` outlasts one that ends at `other`.
local function outlasts(ends, other)
  return other ~= 0 and (ends == 0 or ends > other)
end

-- The restriction in force that ends last: kind and end, or nil.
local function present_restriction(person, now)
  local fields = {}
  for i, kind in ipairs(RESTRICTION_KINDS) do
    fields[i] = 'restriction:' .. kind
  end
  local worst_kind, worst_end
  local restrictions = redis.call('HMGET', person, unpack(fields))
  for i, kind in ipairs(RESTRICTION_KINDS) do
    local ends = restrictions[i] and tonumber(string.match(restrictions[i], '|(%d+)$'))
    local in_force = ends and (ends == 0 or ends > now)
    if in_force and (not worst_kind or outlasts(ends, worst_end)) then
      worst_kind, worst_end = kind, ends
    end
  end
  return worst_kind, worst_end
end
