import { expect, test } from 'vitest';
import { createRefresher } from '@/lib/client/refresher';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

function listening() {
  const answers: (() => void)[] = [];
  const refresher = createRefresher(
    () => new Promise<void>((resolve) => void answers.push(resolve)),
    0,
  );
  return { ...refresher, answers };
}

test('asks at once', () => {
  const { ask, answers } = listening();
  ask();
  expect(answers).toHaveLength(1);
});

test('however much is heard before the answer, asks once more after it', async () => {
  const { ask, answers } = listening();
  for (let heard = 0; heard < 50; heard += 1) ask();
  expect(answers).toHaveLength(1);

  answers[0]?.();
  await soon();
  expect(answers).toHaveLength(2);
  answers[1]?.();
  await soon();
  expect(answers).toHaveLength(2);
});

test('goes on after an answer that failed', async () => {
  let asked = 0;
  const { ask } = createRefresher(async () => {
    asked += 1;
    throw new Error('offline');
  }, 0);
  ask();
  await soon();
  ask();
  expect(asked).toBe(2);
});

test('asks nothing any more once it is stopped', async () => {
  const { ask, stop, answers } = listening();
  ask();
  ask();
  stop();
  answers[0]?.();
  await soon();
  expect(answers).toHaveLength(1);
});
