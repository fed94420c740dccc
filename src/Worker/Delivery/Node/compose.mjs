import MailComposer from 'nodemailer/lib/mail-composer';

/// The bytes of a message. They follow from the request alone: no clock, no random boundary.
export async function compose({ id, from, to, subject, text, date, language, attachments }) {
  const mail = new MailComposer({
    messageId: `<${id}>`,
    date: new Date(date),
    from,
    to,
    subject,
    text,
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    attachments: attachments.map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      contentDisposition: 'attachment',
      content: Buffer.from(content, 'base64'),
    })),
    textEncoding: 'quoted-printable',
    baseBoundary: id.split('@')[0],
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await mail.compile().build();
  return { bytes: bytes.toString('base64') };
}
