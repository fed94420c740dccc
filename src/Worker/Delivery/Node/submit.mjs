import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';

const minutes = 60_000;
const chunk = 65_536;

/// Hands one message to one server for one recipient and says how far that got:
///   connect   no session yet: name, connection, greeting, TLS
///   login     refused or lost while logging in
///   envelope  sender or recipient refused, or lost before the body
///   body      lost before the last piece of the body was handed over: not accepted
///   end       lost after it: nobody can know (RFC 1047)
///   answered  the server's last word
/// `code` is the server's reply code, if it gave one; `fault` what this side found wrong with the message, such as its size.
export function submit({ smtp, from, to, bytes }) {
  const body = Buffer.from(bytes, 'base64');
  return session(smtp, (connection, enter, fail, end) => {
    enter('envelope');
    connection.send({ from, to: [to], size: body.length }, Readable.from(pieces(), { objectMode: false }), (error, info) => {
      if (error) return fail(error);
      end({ phase: 'answered', code: Number(info.response.slice(0, 3)), fault: false, text: info.response });
    });
    function* pieces() {
      enter('body');
      let at = 0;
      for (; at + chunk < body.length; at += chunk) yield body.subarray(at, at + chunk);
      enter('end');
      yield body.subarray(at);
    }
  });
}

/// Greets, encrypts, logs in and leaves; nothing is handed over. A person waits for the answer.
export function check({ smtp }) {
  const hurried = { connectionTimeout: minutes / 6, greetingTimeout: minutes / 6, socketTimeout: minutes / 6 };
  return session(smtp, (connection, enter, fail, end) => end({ phase: 'answered', code: 250, fault: false, text: connection.lastServerResponse }), hurried);
}

/// One encrypted session, logged in where there is a user. `work` says where it is, and how it ended.
function session(smtp, work, patience = {}) {
  const connection = new SmtpConnection({
    host: smtp.host,
    port: smtp.port,
    name: smtp.name,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(smtp.authority ? { ca: smtp.authority } : {}) },
    connectionTimeout: 3 * minutes,
    greetingTimeout: 2 * minutes,
    // RFC 5321 4.5.3.2.6: up to ten minutes for the answer to the final dot.
    socketTimeout: 10 * minutes,
    ...patience,
  });
  let phase = 'connect';
  return new Promise((resolve) => {
    const fail = (error) => {
      resolve({
        phase: phase === 'end' && error.responseCode ? 'answered' : phase,
        code: error.responseCode ?? null,
        fault: !error.responseCode && ['EMESSAGE', 'EENVELOPE'].includes(error.code),
        text: error.response || error.message,
      });
      connection.close();
    };
    const begin = () => work(connection, (entered) => (phase = entered), fail, (answer) => {
      resolve(answer);
      connection.quit();
    });
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) return fail(error);
      if (!connection.secure) return fail(new Error('The connection is not encrypted.'));
      phase = 'login';
      if (!smtp.user) return begin();
      connection.login({ user: smtp.user, credentials: { user: smtp.user, pass: smtp.password } }, (refusal) => (refusal ? fail(refusal) : begin()));
    });
  });
}
