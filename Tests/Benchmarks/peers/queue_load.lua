-- What people ask the queue: KIND (list or mix), a token, and the number of the last denial.
--
-- A mix takes one connection a thread, so that a thread knows which of its requests was answered: how
-- long reads and changes took is told apart, as one JSON line at the end. So many threads take time of
-- the server's own cores; the list alone does without.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } overturn_instant;
  int clock_gettime(int clock, overturn_instant *instant);
]]
local MONOTONIC = 1

local kind, headers, last, threads, count
local asked, isChange
local instant = ffi.new("overturn_instant")
-- Milliseconds to each answer; global, since the end asks every thread for them.
reads, changes = {}, {}

local function now()
  ffi.C.clock_gettime(MONOTONIC, instant)
  return tonumber(instant.seconds) * 1e3 + tonumber(instant.nanoseconds) / 1e6
end

function setup(thread)
  threads, count = threads or {}, (count or 0) + 1
  table.insert(threads, thread)
  thread:set("number", count)
end

function init(arguments)
  kind = arguments[1]
  headers = { ["Authorization"] = "Bearer " .. arguments[2], ["Content-Type"] = "application/json" }
  last = tonumber(arguments[3])
  math.randomseed(number)
end

local function next()
  local draw = math.random()
  if kind == "list" then
    return wrk.format("GET", "/v1/worklist?part=selected&limit=50", headers)
  elseif draw < 0.05 then
    isChange = true
    return wrk.format(
      "POST", "/v1/denials/" .. math.random(1, last) .. "/notes", headers, '{"text": "called"}')
  elseif draw < 0.525 then
    return wrk.format("GET", "/v1/worklist?part=open&limit=50", headers)
  end
  return wrk.format("GET", "/v1/denials/" .. math.random(1, last), headers)
end

function request()
  isChange = false
  local written = next()
  asked = now()
  return written
end

function response()
  table.insert(isChange and changes or reads, now() - asked)
end

local function quantile(times, share)
  table.sort(times)
  return times[math.max(1, math.ceil(share * #times))] or 0
end

local function collected(name)
  local all = {}
  for _, thread in ipairs(threads) do
    for _, time in ipairs(thread:get(name)) do table.insert(all, time) end
  end
  return all
end

function done(summary)
  -- One thread has all connections, and its times are of no single one: wrk's own count.
  if count == 1 then return end
  local read, changed = collected("reads"), collected("changes")
  print(string.format(
    '{"reads": %d, "reads_p99": %.3f, "changes": %d, "changes_p99": %.3f}',
    #read, quantile(read, 0.99), #changed, quantile(changed, 0.99)))
end
