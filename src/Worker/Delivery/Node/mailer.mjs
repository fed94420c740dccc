// One JSON request a line on standard input, one JSON answer a line on standard output, in the same order. Ends when its input does.
import { createInterface } from 'node:readline';
import { compose } from './compose.mjs';
import { check, submit } from './submit.mjs';

const work = { check, compose, submit };

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { op, ...request } = JSON.parse(line);
  let answer;
  try {
    answer = await work[op](request);
  } catch (error) {
    answer = { error: String(error?.message ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
