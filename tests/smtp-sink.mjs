// A mail server for tests: `node smtp-sink.mjs JSON`. Prints its port, then a JSON object a line for everything that happens.
// A recipient's name says what it does: ok, 450, 550 (at RCPT), data-450, data-550 (after the body), cut-body, cut-end (after the
// final dot, without an answer), hold-end (never answers).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const { key, cert, secure = false, plain = false, user = null, password = null, size } = JSON.parse(process.argv[2]);
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const refusal = (code) => Object.assign(new Error(`Refused with ${code}`), { responseCode: code });
const cut = (session) => [...server.connections].find((one) => one.session.id === session.id)._socket.destroy();

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
    done();
  },
  onAuth(auth, session, done) {
    say({ event: 'login', user: auth.username, secure: session.secure });
    done(auth.username === user && auth.password === password ? null : refusal(535), { user });
  },
  onRcptTo(address, session, done) {
    const [name] = address.address.split('@');
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
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const id = /^Message-ID: *(\S+)/im.exec(bytes.toString('latin1'))?.[1];
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const event = { event: 'message', name, to, id, sha256, secure: session.secure, tls: session.tlsOptions?.version ?? null };
      if (name === 'cut-end') {
        say({ ...event, event: 'cut-end' });
        return cut(session);
      }
      if (name === 'hold-end') return say({ ...event, event: 'hold-end' });
      if (name.startsWith('data-')) return done(refusal(Number(name.slice(5))));
      say(event);
      done(null, `queued as ${sha256.slice(0, 12)}`);
    });
  },
});
server.on('error', (error) => say({ event: 'error', text: error.message }));
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));
process.stdin.resume().on('end', () => process.exit());
