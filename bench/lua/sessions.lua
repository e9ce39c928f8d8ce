-- Posts of one step by several browsers in turn, with other answers each time. A line of the file: path, cookie, form.
local browsers = {}
for line in io.lines(os.getenv("BENCH_BROWSERS")) do
  local path, cookie, form = line:match("^(.-)\t(.-)\t(.*)$")
  browsers[#browsers + 1] = { path = path, cookie = cookie, form = form }
end
local states = { "none", "secondary", "priority" }
local count = 0
request = function()
  count = count + 1
  local browser = browsers[count % #browsers + 1]
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = browser.cookie,
    ["X-Forwarded-For"] = string.format("10.0.%d.%d", math.floor(count / 256) % 256, count % 256),
    ["Sec-Fetch-Site"] = "same-origin"
  }
  local body = browser.form .. "=" .. states[math.floor(count / #browsers) % 3 + 1]
  return wrk.format("POST", browser.path, headers, body)
end
