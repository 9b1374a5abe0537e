import { createHash } from 'node:crypto';
import { Redis } from '@upstash/redis';
import { expect, onTestFinished, test } from 'vitest';
import { startLua } from '../../../local/services/redis/lua/lua.ts';
import { startRedis } from '../../../local/services/redis.ts';
import { openRedis } from './open-redis.ts';

test.for([
  ['a number is cut', 'return 3.99', 3],
  ['a negative number is cut', 'return -3.99', -3],
  ['true is 1', 'return true', 1],
  ['false is null', 'return false', null],
  ['nothing is null', 'return', null],
  ['a table ends at its first nil', 'return {1, "two", nil, 4}', [1, 'two']],
  ['tables nest', 'return {{1, {2}}, {}}', [[1, [2]], []]],
  ['null within a table', 'return {1, false, 2}', [1, null, 2]],
  ['a status', 'return redis.status_reply("FINE")', 'FINE'],
  ['the status of a command', 'return redis.call("SET", KEYS[1], "v")', 'OK'],
  ['an absent value is false', 'return redis.call("GET", "absent") == false', 1],
  ['so it is in a list', 'return redis.call("HMGET", "absent", "a")[1] == false', 1],
  ['integers come as numbers', 'return redis.call("INCR", "n") + 1', 2],
  ['strings count bytes', 'return {#ARGV[1], ARGV[1]:byte(-1)}', [3, 188]],
  ['keys and arguments in order', 'return {KEYS[1], KEYS[2], ARGV[2]}', ['k', 'l', 'ü']],
  ['unpack', 'return redis.call("RPUSH", "l", unpack({1, 2, 3}))', 3],
  ['a whole float is written without a fraction', 'return tostring(10 / 2)', 5],
  ['%d cuts', 'return string.format("%d|%s|%5.2f%%", 7 / 2, 10 / 2, 0.5)', '3|5| 0.50%'],
  ['a float as an argument', 'redis.call("SET", "f", 10 / 4) return redis.call("GET", "f")', 2.5],
  ['a large whole float', 'redis.call("SET", "f", 2 ^ 40) return redis.call("GET", "f")', 2 ** 40],
  ['SHA-1', 'return redis.sha1hex("")', createHash('sha1').digest('hex')],
  [
    'caught errors',
    'local ok, e = pcall(redis.call, "GET") return {ok, e.err}',
    [null, 'ERR Wrong number of args calling Redis command from script'],
  ],
  [
    'handed errors',
    'redis.call("SET", "t", "x") return redis.pcall("LPUSH", "t", 1).err:sub(1, 9)',
    'WRONGTYPE',
  ],
] as const)('conversion: %s', async ([, script, expected]) => {
  const { redis } = await openRedis();
  expect(await redis.eval(script, ['k', 'l'], ['\0ü', 'ü'])).toEqual(expected);
});

const wrongType = 'WRONGTYPE Operation against a key holding the wrong kind of value';

test.for([
  ['a command that fails', 'return redis.call("LPUSH", KEYS[1], 1)', `${wrongType} script: `],
  ['an error reply', 'return redis.error_reply("BUSY come back")', 'BUSY come back'],
  ['an error reply without a code', 'return redis.error_reply("no")', 'ERR no'],
  ['a table with err', 'return {err = "BUSY come back"}', 'BUSY come back'],
  ['error()', '\nerror("boom")', 'ERR user_script:2: boom script: '],
  ['a syntax error', 'return (', 'ERR Error compiling script (new function): user_script:1:'],
  ['an unknown command', 'redis.call("NOPE")', 'ERR Unknown Redis command called from script'],
  ['a script in a script', 'redis.call("EVAL", "", 0)', 'ERR This Redis command is not allowed'],
  ['a table as an argument', 'redis.call("GET", {})', 'arguments must be strings or integers'],
  ['a new global', 'a = 1', 'Attempt to modify a readonly table'],
  ['a changed library', 'string.len = nil', 'Attempt to modify a readonly table'],
  ['an unknown global', 'return a', "access nonexistent global variable 'a'"],
  ['the file system', 'return io', "access nonexistent global variable 'io'"],
  ['another engine', '#!js\nreturn 1', 'ERR Unexpected engine in script shebang: js'],
] as const)('%s fails the script, in the words of Redis', async ([, script, words]) => {
  const { redis } = await openRedis();
  await redis.set('text', 'x');
  await expect(redis.eval(script, ['text'], [])).rejects.toThrow(words);
  expect(await redis.eval('return 1', [], [])).toBe(1);
});

test('what a script did before it failed stays done', async () => {
  const { redis } = await openRedis();
  await expect(redis.eval('redis.call("SET", "a", 1) error("x")', [], [])).rejects.toThrow('x');
  expect(await redis.get('a')).toBe(1);
});

test('createScript loads on first use and runs by SHA from then on', async () => {
  const { redis } = await openRedis();
  const script = redis.createScript<number>('return ARGV[1] * 2');
  await expect(script.evalsha([], ['21'])).rejects.toThrow('NOSCRIPT');
  expect(await script.exec([], ['21'])).toBe(42);
  expect(await script.evalsha([], ['4'])).toBe(8);
});

test('a shebang is not part of the program, but of its SHA', async () => {
  const { redis } = await openRedis();
  const source = '#!lua flags=allow-key-locking\nreturn KEYS[1]';
  const sha = createHash('sha1').update(source).digest('hex');
  expect(await redis.scriptLoad(source)).toBe(sha);
  expect(await redis.evalsha(sha.toUpperCase(), ['k'], [])).toBe('k');
});

test('scripts are known until they are flushed', async () => {
  const { redis } = await openRedis();
  const sha = await redis.scriptLoad('return 1');
  expect(await redis.scriptExists(sha, 'f'.repeat(40))).toEqual([1, 0]);
  expect(await redis.scriptFlush()).toBe('OK');
  expect(await redis.scriptExists(sha)).toEqual([0]);
  await expect(redis.evalsha(sha, [], [])).rejects.toThrow('NOSCRIPT');
});

test('one script leaves nothing behind for the next', async () => {
  const { redis } = await openRedis();
  await redis.eval('return 1', ['k'], ['secret']);
  expect(await redis.eval('return {#KEYS, #ARGV}', [], [])).toEqual([0, 0]);
});

test('time stands still within a script', async () => {
  let time = 0;
  const restless = () => {
    time += 1;
    return time;
  };
  const server = await startRedis({ token: 'secret', now: restless });
  onTestFinished(server.stop);
  const redis = new Redis({ url: server.url, token: 'secret', enableTelemetry: false });
  const script = `
    redis.call('SET', 'a', 1, 'PX', 1)
    for _ = 1, 100 do redis.call('TIME') end
    return redis.call('PTTL', 'a')`;
  expect(await redis.eval(script, [], [])).toBe(1);
  expect(await redis.exists('a')).toBe(0);
});

test('increments of many scripts at once are not lost', async () => {
  const { redis } = await openRedis();
  const readAndWrite = redis.createScript<string>(
    'return redis.call("SET", KEYS[1], (redis.call("GET", KEYS[1]) or 0) + 1)',
  );
  await Promise.all(Array.from({ length: 100 }, () => readAndWrite.exec(['n'], [])));
  expect(await redis.get('n')).toBe(100);
});

test('a script that never ends is stopped, and the next one runs', async () => {
  const lua = await startLua({ call: () => null, limit: 200 });
  const run = (source: string) => lua.run(lua.load(source), { keys: [], args: [] });
  expect(() => run('while true do end')).toThrow('Script ran for too long and was stopped');
  expect(run('return 1')).toBe(1);
  lua.close();
});
