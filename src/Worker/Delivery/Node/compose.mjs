import MailComposer from 'nodemailer/lib/mail-composer';

let drawn = {};

/// The bytes of a message. They follow from the request alone: no clock, no random boundary.
export async function compose({ id, references, from, to, subject, text, html, picture, date, language, attachments }) {
  const earlier = references ? references.split(' ') : [];
  const mail = new MailComposer({
    messageId: `<${id}>`,
    inReplyTo: earlier.at(-1),
    references: earlier,
    date: new Date(date),
    from,
    to,
    subject,
    text,
    html: html ?? undefined,
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    attachments: [
      ...(picture ? [{ cid: picture.id, filename: `${picture.id}.png`, contentType: 'image/png', contentDisposition: 'inline', content: await drawing(picture.svg) }] : []),
      ...attachments.map(({ name, mediaType, content }) => ({
        filename: name,
        contentType: mediaType,
        contentDisposition: 'attachment',
        content: Buffer.from(content, 'base64'),
      })),
    ],
    textEncoding: 'quoted-printable',
    baseBoundary: id.split('@')[0],
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await mail.compile().build();
  return { bytes: bytes.toString('base64') };
}

/// The messages of one pack come one after the other, with the same picture; most messages that are no pack's have none.
async function drawing(svg) {
  if (drawn.svg !== svg) {
    const { png } = await import('./picture.mjs');
    drawn = { svg, bytes: png(svg) };
  }
  return drawn.bytes;
}
