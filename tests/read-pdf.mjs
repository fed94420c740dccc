// Reads PDFs back with a library that had no part in making them: `node read-pdf.mjs FILE…` prints a JSON array, one object a file.
import { readFile } from 'node:fs/promises';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

async function read(path) {
  const data = new Uint8Array(await readFile(path));
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const pdf = await task.promise;
  const { info, metadata } = await pdf.getMetadata();
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(await pdf.getPage(number)));
  const result = {
    title: info.Title ?? null,
    language: info.Language ?? null,
    created: info.CreationDate ?? null,
    standard: metadata?.get('pdfaid:part') ? `a-${metadata.get('pdfaid:part')}${metadata.get('pdfaid:conformance').toLowerCase()}`
      : metadata?.get('pdfuaid:part') ? `ua-${metadata.get('pdfuaid:part')}` : null,
    bookmarks: flatten(await pdf.getOutline() ?? [], 1),
    pages,
  };
  await task.destroy();
  return result;
}

async function readPage(page) {
  const [left, bottom, right, top] = page.view;
  await page.getOperatorList();
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const open = [];
  const items = [];
  for (const item of content.items) {
    if (item.type?.startsWith('begin')) open.push({ tag: item.tag, id: item.id ?? null });
    else if (item.type) open.pop();
    else if (item.str !== '') items.push(textItem(item, open, page, bottom, top));
  }
  return { width: right - left, height: top - bottom, items, tree: node(await page.getStructTree()) };
}

// x and y of the left end of the baseline, from the top left corner of the page, in points.
function textItem(item, open, page, bottom, top) {
  return {
    text: item.str,
    x: item.transform[4],
    y: top - bottom - item.transform[5],
    width: item.width,
    size: Math.hypot(item.transform[2], item.transform[3]),
    font: page.commonObjs.get(item.fontName).name.replace(/^[A-Z]{6}\+/, ''),
    artifact: open.some(one => one.tag === 'Artifact'),
    content: open.findLast(one => one.id)?.id ?? null,
  };
}

function node(from) {
  if (!from) return null;
  return {
    role: from.role ?? null,
    alt: from.alt ?? null,
    content: from.type === 'content' ? from.id : null,
    children: (from.children ?? []).map(node),
  };
}

function flatten(outline, level) {
  return outline.flatMap(entry => [{ title: entry.title, level }, ...flatten(entry.items, level + 1)]);
}

console.log(JSON.stringify(await Promise.all(process.argv.slice(2).map(read))));
