// Reads messages back with a library that had no part in making them: `node read-mail.mjs FILE…` prints a JSON array, one object a file.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { simpleParser } from 'mailparser';

async function read(path) {
  const mail = await simpleParser(await readFile(path), { keepCidLinks: true });
  return {
    id: mail.messageId,
    date: mail.date.toISOString(),
    from: mail.from.value,
    to: mail.to.value,
    cc: mail.cc?.value ?? [],
    subject: mail.subject,
    text: mail.text,
    html: mail.html || null,
    inReplyTo: mail.inReplyTo ?? null,
    references: [mail.references ?? []].flat(),
    headers: [...mail.headers.keys()],
    attachments: mail.attachments.map(({ filename, contentType, contentDisposition, cid, content }) => ({
      name: filename,
      disposition: contentDisposition,
      cid: cid ?? null,
      mediaType: contentType,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  };
}

process.stdout.write(JSON.stringify(await Promise.all(process.argv.slice(2).map(read))));
