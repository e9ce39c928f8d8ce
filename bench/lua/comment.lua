-- Comments by as many people as there are requests: no two share a network, a question, an e-mail or their words.
local offset = tonumber(os.getenv("BENCH_OFFSET"))
local forms = {}
for line in io.lines(os.getenv("BENCH_FORMS")) do forms[#forms + 1] = line end
local count = 0
request = function()
  count = count + 1
  local n = offset + count
  local address, form = string.match(forms[count] or forms[#forms], "(%S+) (%S+)")
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = address,
    ["Sec-Fetch-Site"] = "same-origin"
  }
  local body = form .. "&name=Anne+" .. n .. "&email=anne" .. n .. "%40example.org&comment=Un+avis+sur+la+roue%2C+le+" .. n
  return wrk.format("POST", nil, headers, body)
end
