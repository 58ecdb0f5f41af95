-- What people ask the queue: KIND (list or mix), a token, and the number of the last denial.
local kind, headers, last

function init(arguments)
  kind = arguments[1]
  headers = { ["Authorization"] = "Bearer " .. arguments[2], ["Content-Type"] = "application/json" }
  last = tonumber(arguments[3])
  math.randomseed(1)
end

function request()
  local draw = math.random()
  if kind == "list" then
    return wrk.format("GET", "/v1/worklist?part=selected&limit=50", headers)
  elseif draw < 0.05 then
    return wrk.format(
      "POST", "/v1/denials/" .. math.random(1, last) .. "/notes", headers, '{"text": "called"}')
  elseif draw < 0.525 then
    return wrk.format("GET", "/v1/worklist?part=open&limit=50", headers)
  end
  return wrk.format("GET", "/v1/denials/" .. math.random(1, last), headers)
end
