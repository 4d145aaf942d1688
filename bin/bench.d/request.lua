-- Asks for random ones of the paths in PATHS (one a line), as the bearer of TOKEN where there is one, knowing the
-- ETag KNOWN where there is one; posts BODY where there is one.
local paths = {}
for path in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = path end
if os.getenv("TOKEN") ~= "" then wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN") end
if os.getenv("KNOWN") ~= "" then wrk.headers["If-None-Match"] = os.getenv("KNOWN") end
wrk.headers["Accept"] = os.getenv("ACCEPT") or "application/json"
local body = os.getenv("BODY")
local made = 0
local thread = tostring({}):sub(-6)

-- What is asked for without a body is written once: the driver must not tire before the server does.
local asked = {}
-- Here the driver knows its host already.
init = function()
  if not body then
    for place, path in ipairs(paths) do asked[place] = wrk.format("GET", path) end
  end
end

local post = function()
  made = made + 1
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Idempotency-Key"] = thread .. os.time() .. "-" .. made
  return wrk.format("POST", paths[math.random(#paths)], wrk.headers, body)
end

if body then
  request = post
elseif #paths > 1 then
  request = function() return asked[math.random(#asked)] end
else
  wrk.path = paths[1]
end

done = function(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
