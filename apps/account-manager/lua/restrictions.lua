-- A person may be under several restrictions at once, one of each kind: `restriction:<kind>` = `<since>|<until>`, in
-- ms; until 0 means that a person has to act. `mandated:<kind>` is the end that the platform asked for.
local RESTRICTION_KINDS = { 'flood_wait', 'peer_flood', 'frozen', 'banned', 'paused' }
local RESTRICTION_FIELDS = {}
for i, kind in ipairs(RESTRICTION_KINDS) do
  RESTRICTION_FIELDS[i] = 'restriction:' .. kind
end

-- Whether a restriction that ends at `ends` outlasts one that ends at `other`.
local function outlasts(ends, other)
  return other ~= 0 and (ends == 0 or ends > other)
end

-- The restriction in force that ends last: kind and end, or nil.
--   state  what the person has in RESTRICTION_FIELDS, and perhaps more behind it
local function worst_restriction(state, now)
  local worst_kind, worst_end
  for i, kind in ipairs(RESTRICTION_KINDS) do
    local ends = state[i] and tonumber(string.match(state[i], '|(%d+)$'))
    local in_force = ends and (ends == 0 or ends > now)
    if in_force and (not worst_kind or outlasts(ends, worst_end)) then
      worst_kind, worst_end = kind, ends
    end
  end
  return worst_kind, worst_end
end

local function present_restriction(person, now)
  return worst_restriction(redis.call('HMGET', person, unpack(RESTRICTION_FIELDS)), now)
end
