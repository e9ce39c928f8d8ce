-- Comments by as many people as there are requests: no two share an address, an e-mail or their words.
local offset = tonumber(os.getenv("BENCH_OFFSET"))
local form = os.getenv("BENCH_FORM")
local count = 0
request = function()
  count = count + 1
  local n = offset + count
  local address = string.format("10.%d.%d.%d", math.floor(n / 65536) % 256, math.floor(n / 256) % 256, n % 256)
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = address,
    ["Sec-Fetch-Site"] = "same-origin"
  }
  local body = form .. "&name=Anne+" .. n .. "&email=anne" .. n .. "%40example.org&comment=Un+avis+sur+la+roue%2C+le+" .. n
  return wrk.format("POST", nil, headers, body)
end
