import { Cron } from 'croner';

/** `path` begins with a slash; `schedule` has five fields and means UTC. */
export type CronJob = { readonly path: string; readonly schedule: string };

/**
 * The `crons` of a vercel.json. Throws one Error that names what is wrong.
 * Source: https://vercel.com/docs/cron-jobs
 */
export function readCronJobs(json: string): CronJob[] {
  const crons = fieldsOf(parse(json), 'it is not a JSON object').get('crons') ?? [];
  if (!Array.isArray(crons)) throw new Error('vercel.json: "crons" is not a list');
  return crons.map((entry: unknown, index) => readJob(entry, `crons[${index}]`));
}

/** When the job runs next, both in Unix milliseconds; undefined when it never does. */
export const nextRun = ({ schedule }: CronJob, now: number) =>
  new Cron(schedule, { timezone: 'UTC', mode: '5-part', paused: true })
    .nextRun(new Date(now))
    ?.getTime();

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Error('vercel.json: it is not JSON', { cause: error });
  }
}

function fieldsOf(value: unknown, complaint: string): Map<string, unknown> {
  if (typeof value === 'object' && value && !Array.isArray(value)) {
    return new Map(Object.entries(value));
  }
  throw new Error(`vercel.json: ${complaint}`);
}

function readJob(entry: unknown, place: string): CronJob {
  const fields = fieldsOf(entry, `${place} is not an object`);
  const path = fields.get('path');
  const schedule = fields.get('schedule');
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new Error(`vercel.json: the path of ${place} does not begin with a slash`);
  }
  if (typeof schedule !== 'string') {
    throw new Error(`vercel.json: ${place} (${path}) has no schedule`);
  }
  const problem = scheduleProblem({ path, schedule });
  if (problem) throw new Error(`vercel.json: the schedule "${schedule}" of ${path} ${problem}`);
  return { path, schedule };
}

/** Vercel is stricter than cron: no names, and never both a day of the month and of the week. */
function scheduleProblem(job: CronJob): string | undefined {
  if (/[a-z@?#]/i.test(job.schedule)) return 'may hold only numbers and * , - /';
  const [, , day = '', , weekday = ''] = job.schedule.trim().split(/\s+/);
  if (day !== '*' && weekday !== '*') return 'may not name both a day of the month and of the week';
  try {
    return nextRun(job, 0) === undefined ? 'never comes' : undefined;
  } catch (error) {
    return `is malformed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
