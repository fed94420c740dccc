import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';

const seconds = 1000;
const chunk = 65_536;
/// The session that is kept for the next message: it ends after so long without one, or after so many; some servers allow no more.
const idle = 15 * seconds;
const most = 100;
let kept = null;

/// Hands one message to one server for one recipient and says how far that got, also on the way, by `tell`:
///   connect   no session yet: name, connection, greeting, TLS
///   login     refused or lost while logging in
///   envelope  sender or recipient refused, or lost before the body
///   body      lost before the last piece of the body was handed over: not accepted
///   end       lost after it: nobody can know (RFC 1047)
///   answered  the server's last word
/// `code` is the server's reply code, if it gave one; `fault` what this side found wrong with the message, such as its size.
export async function submit({ smtp, from, to, bytes }, tell) {
  const body = Buffer.from(bytes, 'base64');
  let phase;
  let session = null;
  // From the last piece on giving up costs knowing: only then the server has long to answer.
  const patience = (time) => session.connection._socket?.setTimeout(time);
  const enter = (entered) => tell((phase = entered));
  function* pieces() {
    enter('body');
    let at = 0;
    for (; at + chunk < body.length; at += chunk) yield body.subarray(at, at + chunk);
    enter('end');
    patience(smtp.timeouts.answer);
    yield body.subarray(at);
  }
  for (;;) {
    session = take(smtp);
    const reused = session !== null;
    try {
      session ??= await open(smtp, enter);
      enter('envelope');
      patience(smtp.timeouts.command);
      const info = await hand(session.connection, { from, to: [to], size: body.length }, Readable.from(pieces(), { objectMode: false }));
      keep(session);
      return { phase: 'answered', code: Number(info.response.slice(0, 3)), fault: false, text: info.response };
    } catch (error) {
      // A server may end an idle session whenever it likes, at the latest when it is spoken to: that says nothing about this message.
      const wasEnded = !error.responseCode || (error.responseCode === 421 && error.command === 'MAIL FROM');
      if (reused && phase === 'envelope' && wasEnded && session.connection.destroyed) continue;
      if (session) {
        patience(smtp.timeouts.command);
        await clear(session);
      }
      return failure(phase, error);
    }
  }
}

/// Greets, encrypts, logs in and leaves; nothing is handed over. A person waits for the answer.
export async function check({ smtp }) {
  const hurried = { connect: 10 * seconds, greeting: 10 * seconds, command: 10 * seconds };
  let phase;
  try {
    const { connection } = await open({ ...smtp, timeouts: hurried }, (entered) => (phase = entered));
    connection.quit();
    return { phase: 'answered', code: 250, fault: false, text: connection.lastServerResponse };
  } catch (error) {
    return failure(phase, error);
  }
}

/// Ends the session that is kept.
export function leave() {
  if (!kept) return;
  clearTimeout(kept.timer);
  kept.connection.quit();
  kept = null;
}

function failure(phase, error) {
  return {
    phase: phase === 'end' && error.responseCode ? 'answered' : phase,
    code: error.responseCode ?? null,
    fault: !error.responseCode && ['EMESSAGE', 'EENVELOPE'].includes(error.code),
    text: error.response || error.message,
  };
}

/// One encrypted session, logged in where there is a user.
function open(smtp, enter) {
  enter('connect');
  const connection = new SmtpConnection({
    host: smtp.host,
    port: smtp.port,
    name: smtp.name,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(smtp.authority ? { ca: smtp.authority } : {}) },
    connectionTimeout: smtp.timeouts.connect,
    greetingTimeout: smtp.timeouts.greeting,
    // Counts from the first byte on: it must not cut short who greets late, but in time.
    socketTimeout: Math.max(smtp.timeouts.greeting, smtp.timeouts.command),
  });
  return new Promise((resolve, reject) => {
    const fail = (error) => {
      reject(error);
      connection.close();
    };
    // For as long as it lives: an error of a session that nobody uses ends that session and nothing else.
    connection.on('error', fail);
    connection.on('end', () => reject(new Error('The server closed the connection.')));
    connection.connect((error) => {
      if (error) return fail(error);
      if (!connection.secure) return fail(new Error('The connection is not encrypted.'));
      connection._socket?.setTimeout(smtp.timeouts.command);
      const opened = { connection, key: JSON.stringify(smtp), sent: 0 };
      if (!smtp.user) return resolve(opened);
      enter('login');
      connection.login({ user: smtp.user, credentials: { user: smtp.user, pass: smtp.password } }, (refusal) => (refusal ? fail(refusal) : resolve(opened)));
    });
  });
}

const hand = (connection, envelope, body) =>
  new Promise((resolve, reject) => connection.send(envelope, body, (error, info) => (error ? reject(error) : resolve(info))));

/// The kept session, if it is one with this server and still there.
function take(smtp) {
  const session = kept;
  kept = null;
  clearTimeout(session?.timer);
  if (session && !session.connection.destroyed && session.key === JSON.stringify(smtp)) return session;
  session?.connection.close();
  return null;
}

function keep(session) {
  if (session.connection.destroyed) return;
  if (++session.sent >= most) return session.connection.quit();
  session.timer = setTimeout(leave, idle);
  kept = session;
}

/// After a refusal: the session forgets the message, and is kept if it can.
async function clear(session) {
  const { connection } = session;
  if (connection.destroyed) return;
  const forgotten = await new Promise((resolve) => {
    const ended = () => resolve(false);
    connection.once('end', ended);
    connection.reset((error) => {
      connection.off('end', ended);
      resolve(!error);
    });
  });
  if (forgotten) keep(session);
  else connection.close();
}
