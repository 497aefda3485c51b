-- Who holds each of many people at this moment. Writes nothing.
--
-- KEYS  people (hashes)
-- Reply a list with { account id, holder, purpose, leaseSince, leaseUntil } for each that is held, { 'free' } for each
--       that is not, and { 'rebuild' } for each that Redis does not know
local now = now_ms()
local reply = {}
for i, person in ipairs(KEYS) do
  local lease = redis.call('HMGET', person, 'leaseAccount', 'leaseHolder', 'leasePurpose', 'leaseSince', 'leaseUntil', 'epoch')
  if not lease[6] then
    reply[i] = { 'rebuild' }
  elseif tonumber(lease[5] or 0) <= now then
    reply[i] = { 'free' }
  else
    reply[i] = { lease[1], lease[2], lease[3], tonumber(lease[4]), tonumber(lease[5]) }
  end
end
return reply
