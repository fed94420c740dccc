// One JSON request a line on standard input, one JSON answer a line on standard output, in the same order; before the answer, how far
// handing over has got: {"at": …}, written before that step is taken. Ends when its input does: whoever asked is gone then, and what is
// still being handed over must not arrive behind its back.
import { createInterface } from 'node:readline';
import { compose } from './compose.mjs';
import { check, leave, submit } from './submit.mjs';

const work = { check, compose, submit };
// A pipe is written at once: who reads it knows the last step even when this process dies in it.
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

/// How long a server may take over a goodbye.
const leaving = 2000;
let busy = false;
for (const event of ['end', 'close', 'error']) {
  process.stdin.on(event, () => {
    if (busy) process.exit();
    leave();
    setTimeout(() => process.exit(), leaving).unref();
  });
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { op, ...request } = JSON.parse(line);
  let answer;
  busy = true;
  try {
    answer = await work[op](request, (at) => say({ at }));
  } catch (error) {
    answer = { error: String(error?.message ?? error) };
  }
  busy = false;
  say(answer);
}
