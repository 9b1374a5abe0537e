-- Makes Lua 5.4 look like the Lua 5.1 that Redis embeds, and keeps scripts in their sandbox.
-- Known differences: `..` writes a float that is whole as "5.0" where 5.1 writes "5", and 5.4's own
-- operators (`//`, `&`, `goto`) are understood. There is no cjson, cmsgpack, struct or bit.
local call, pcall_redis, sha1hex = ...

local getinfo, load_5_4, format_5_4 = debug.getinfo, load, string.format
local math_type, pack, unpack = math.type, table.pack, table.unpack

local function tostring_5_1(value)
  if math_type(value) == 'float' then return format_5_4('%.14g', value) end
  return tostring(value)
end

-- 5.1 cuts a float for %d, where 5.4 refuses it.
local function cut(value)
  local number = tonumber(value)
  if math_type(number) ~= 'float' then return value end
  return math.tointeger(number < 0 and math.ceil(number) or math.floor(number)) or value
end

function string.format(pattern, ...)
  local values, at = pack(...), 0
  for conversion in tostring(pattern):gmatch('%%[-+ #0-9.]*([%a%%])') do
    if conversion ~= '%' then at = at + 1 end
    if at > values.n then break end
    if conversion:find('[diouxXc]') then values[at] = cut(values[at]) end
    if conversion == 's' then values[at] = tostring_5_1(values[at]) end
  end
  return format_5_4(pattern, unpack(values, 1, values.n))
end

function math.pow(base, exponent) return base ^ exponent end
function math.log10(value) return math.log(value, 10) end
function table.getn(list) return #list end

local function refuse() error('Attempt to modify a readonly table', 2) end

local function library(from, names)
  local chosen = {}
  for name in names:gmatch('%w+') do chosen[name] = from[name] end
  return setmetatable({}, { __index = chosen, __newindex = refuse, __metatable = false })
end

local redis = { LOG_DEBUG = 0, LOG_VERBOSE = 1, LOG_NOTICE = 2, LOG_WARNING = 3 }

redis.call, redis.pcall, redis.sha1hex = call, pcall_redis, sha1hex

function redis.error_reply(message)
  if type(message) ~= 'string' then return { err = 'ERR wrong number or type of arguments' } end
  message = message:gsub('^%-', '')
  return { err = message:find(' ', 1, true) and message or 'ERR ' .. message }
end

function redis.status_reply(message)
  if type(message) ~= 'string' then return { err = 'ERR wrong number or type of arguments' } end
  return { ok = message }
end

function redis.log() end
function redis.replicate_commands() return true end

getmetatable('').__metatable = false

local env = {
  _VERSION = 'Lua 5.1',
  assert = assert, error = error, getmetatable = getmetatable, ipairs = ipairs, next = next,
  pairs = pairs, pcall = pcall, rawequal = rawequal, rawget = rawget, select = select,
  setmetatable = setmetatable, tonumber = tonumber, tostring = tostring_5_1, type = type,
  unpack = unpack, xpcall = xpcall,
  coroutine = library(coroutine, 'create resume running status wrap yield'),
  math = library(math, [[abs acos asin atan ceil cos deg exp floor fmod huge log log10 max min modf
    pi pow rad random randomseed sin sqrt tan]]),
  os = library(os, 'clock'),
  redis = setmetatable({}, { __index = redis, __newindex = refuse, __metatable = false }),
  string = library(string, 'byte char find format gmatch gsub len lower match rep reverse sub upper'),
  table = library(table, 'concat getn insert remove sort'),
}
env._G = env

function env.rawset(target, key, value)
  if target == env then refuse() end
  return rawset(target, key, value)
end

function env.load(chunk, name) return load_5_4(chunk, name, 't', env) end
env.loadstring = env.load

setmetatable(env, {
  __metatable = false,
  __newindex = refuse,
  __index = function(_, name)
    error("Script attempted to access nonexistent global variable '" .. tostring(name) .. "'", 2)
  end,
})

local running

-- Adds where in the script it happened, as Redis 7 does.
local function explain(problem)
  if type(problem) ~= 'table' then problem = { err = 'ERR ' .. tostring(problem) } end
  local text, level, info = problem.err or 'ERR unknown error', 1, nil
  repeat
    level = level + 1
    info = getinfo(level, 'Sl')
  until not info or info.source == '@user_script'
  if not info then return { err = text } end
  local place = ' script: %s, on @user_script:%d.'
  return { err = text .. format_5_4(place, running, info.currentline) }
end

function compile(source)
  local script, problem = load_5_4(source, '@user_script', 't', env)
  return script or { err = 'ERR Error compiling script (new function): ' .. problem }
end

function run(sha, script, keys, args)
  running = sha
  rawset(env, 'KEYS', keys)
  rawset(env, 'ARGV', args)
  local _, result = xpcall(script, explain)
  return result
end
