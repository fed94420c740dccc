// A mail server for tests: `node smtp-sink.mjs JSON`. Prints its port, then a JSON object a line for everything that happens.
// A recipient's name says what it does: ok, 450, 550 (at RCPT), data-450, data-550 (after the body), cut-body, cut-end (after the
// final dot, without an answer), hold-end (never answers), hang (no answer at RCPT). A line {"stage", "code"} on standard input makes it
// answer the next such step (connect, ehlo, starttls, auth, mail, rcpt, data, end) with that code, once, and a 421 with the end of the session;
// with the stage hold it takes the next message and keeps the answer back; with the stage late it greets the next connection after so many milliseconds.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection';

const { key, cert, secure = false, plain = false, silent = false, user = null, password = null, size, folder } = JSON.parse(process.argv[2]);
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const refusal = (code) => Object.assign(new Error(`Refused with ${code}`), { responseCode: code });
const cut = (session) => [...server.connections].find((one) => one.session.id === session.id)?._socket.destroy();
let told = null;
function isTold(stage) {
  if (told?.stage !== stage) return false;
  told.stage = null;
  return true;
}

for (const stage of ['ehlo', 'starttls', 'auth', 'mail', 'data']) {
  const usual = SMTPConnection.prototype[`handler_${stage.toUpperCase()}`];
  SMTPConnection.prototype[`handler_${stage.toUpperCase()}`] = function (command, done) {
    if (!isTold(stage)) return usual.call(this, command, done);
    this.send(told.code, 'Refused as told');
    if (told.code === 421) this.close();
    done();
  };
}

const server = new SMTPServer({
  key: readFileSync(key),
  cert: readFileSync(cert),
  secure,
  size,
  disabledCommands: [...(plain ? ['STARTTLS'] : []), ...(user ? [] : ['AUTH'])],
  allowInsecureAuth: false,
  authOptional: !user,
  disableReverseLookup: true,
  onConnect(session, done) {
    say({ event: 'connected' });
    if (isTold('late')) return setTimeout(done, told.code, null);
    if (!silent) done(isTold('connect') ? refusal(told.code) : null);
  },
  onClose() {
    say({ event: 'closed' });
  },
  onAuth(auth, session, done) {
    say({ event: 'login', user: auth.username, secure: session.secure });
    done(auth.username === user && auth.password === password ? null : refusal(535), { user });
  },
  onRcptTo(address, session, done) {
    const [name] = address.address.split('@');
    say({ event: 'rcpt', to: [address.address] });
    if (name === 'hang') return say({ event: 'hang', to: [address.address] });
    if (isTold('rcpt')) {
      done(refusal(told.code));
      return told.code === 421 && setImmediate(cut, session);
    }
    done(['450', '550'].includes(name) ? refusal(Number(name)) : null);
  },
  onData(stream, session, done) {
    const to = session.envelope.rcptTo.map((one) => one.address);
    const [name] = to[0].split('@');
    if (name === 'cut-body') {
      say({ event: 'cut-body', to });
      return stream.once('data', () => cut(session));
    }
    const chunks = [];
    stream.once('data', () => say({ event: 'body', to }));
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const id = /^Message-ID: *(\S+)/im.exec(bytes.toString('latin1'))?.[1];
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const event = { event: 'message', name, to, id, sha256, secure: session.secure, tls: session.tlsOptions?.version ?? null };
      if (isTold('end')) {
        done(refusal(told.code));
        return told.code === 421 && setImmediate(cut, session);
      }
      if (name === 'cut-end') {
        say({ ...event, event: 'cut-end' });
        return cut(session);
      }
      if (name === 'hold-end') return say({ ...event, event: 'hold-end' });
      if (name.startsWith('data-')) return done(refusal(Number(name.slice(5))));
      if (folder) writeFileSync(join(folder, `${id.slice(1, -1)}.eml`), bytes);
      say(event);
      if (isTold('hold')) return say({ event: 'held', to });
      done(null, `queued as ${sha256.slice(0, 12)}`);
    });
  },
});
server.on('error', (error) => say({ event: 'error', text: error.message }));
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));
createInterface({ input: process.stdin })
  .on('line', (line) => {
    told = JSON.parse(line);
    say({ event: 'told' });
  })
  .on('close', () => process.exit());
