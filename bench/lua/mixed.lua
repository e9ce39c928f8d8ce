-- Reading and walking in turn: the addresses stand one a line.
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
local count = 0
request = function()
  count = count + 1
  return wrk.format("GET", paths[count % #paths + 1])
end
