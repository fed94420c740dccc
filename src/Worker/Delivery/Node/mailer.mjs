// One JSON request a line on standard input, one JSON answer a line on standard output, in the same order; before the answer, how far
// handing over has got: {"at": …}, written before that step is taken. Ends when its input does.
import { createInterface } from 'node:readline';
import { compose } from './compose.mjs';
import { check, leave, submit } from './submit.mjs';

const work = { check, compose, submit };
// A pipe is written at once: who reads it knows the last step even when this process dies in it.
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { op, ...request } = JSON.parse(line);
  let answer;
  try {
    answer = await work[op](request, (at) => say({ at }));
  } catch (error) {
    answer = { error: String(error?.message ?? error) };
  }
  say(answer);
}
leave();
