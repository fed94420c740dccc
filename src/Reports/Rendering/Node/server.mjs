// Draws and typesets for one worker: HTTP over the Unix socket named on the command line, one request at a time; a second argument
// names an operator's fonts (fonts.mjs). It lives as long as its standard input, which the worker holds open, so it never outlives
// the worker. "ready" on standard output: it serves.
import { rmSync, rmdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { draw } from './charts.mjs';
import { faces } from './fonts.mjs';

// Before the compiler starts its threads, which inherit it: the worker's heartbeat must never wait for a page.
setPriority(10);
const { probe, typeset } = await import('./typeset.mjs');
const socket = process.argv[2];
process.stdin.resume().once('close', () => {
  rmSync(socket, { force: true });
  rmdirSync(dirname(socket));
  process.exit(0);
});

const routes = {
  'GET /health': () => JSON.stringify({ node: process.version, fonts: faces.map(({ name, file, hash }) => ({ name, file, hash })) }),
  'GET /probe': () => probe(),
  'POST /charts': body => JSON.stringify(Object.fromEntries(JSON.parse(body).map(chart => [chart.id, draw(chart)]))),
  'POST /pdf': (document, headers, response) => {
    const { bytes, front, body } = typeset(document, headers['x-standard'], Number(headers['x-created']));
    response.setHeader('x-over', `${front} ${body}`);
    return bytes;
  },
};

createServer(async (request, response) => {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const route = routes[`${request.method} ${request.url}`];
    if (!route) return response.writeHead(404).end(`No ${request.method} ${request.url} here.`);
    const answer = route(Buffer.concat(chunks).toString('utf8'), request.headers, response);
    response.setHeader('x-memory', process.memoryUsage.rss()).end(answer);
  } catch (error) {
    response.writeHead(422, { 'content-type': 'text/plain; charset=utf-8' }).end(error.message);
  }
}).listen(socket, () => console.log('ready'));
