-- Creates customers that are all different, as fast as the server takes them.
local number = 0
wrk.method = "POST"
function request()
    number = number + 1
    local body = string.format('{"name": "Created %d", "city": "Leeds", "phone": "+44 20 %08d"}', number, number)
    return wrk.format("POST", nil, nil, body)
end
