// Reads PDFs back with a library that had no part in making them: `node read-pdf.mjs FILE…` prints a JSON array, one object a file.
import { readFile } from 'node:fs/promises';
import { getDocument, OPS, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

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
  const { rules, boxes } = strokes(await page.getOperatorList(), bottom, top);
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const open = [];
  const items = [];
  for (const item of content.items) {
    if (item.type?.startsWith('begin')) open.push({ tag: item.tag, id: item.id ?? null });
    else if (item.type) open.pop();
    else if (item.str !== '') items.push(textItem(item, open, page, bottom, top));
  }
  return { width: right - left, height: top - bottom, items, rules, boxes, tree: node(await page.getStructTree()) };
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

// What is drawn with a pen, in points: horizontal lines (x of the left end, y from the top of the page, length; table borders are among
// them) and what encloses an area (x and y of its upper left corner, width, height).
function strokes({ fnArray, argsArray }, bottom, top) {
  const rules = [];
  const boxes = [];
  const saved = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  fnArray.forEach((operator, index) => {
    const given = argsArray[index];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop();
    else if (operator === OPS.transform) matrix = Util.transform(matrix, given);
    else if (operator === OPS.constructPath && given[0] === OPS.stroke) {
      const [x1, y1, x2, y2] = given[2];
      const [a, b] = [[x1, y1], [x2, y2]].map(([x, y]) => [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]);
      if (Math.abs(a[1] - b[1]) < 0.1) rules.push({ x: Math.min(a[0], b[0]), y: top - bottom - a[1], width: Math.abs(b[0] - a[0]) });
      else if (Math.abs(a[0] - b[0]) > 0.1) {
        boxes.push({ x: Math.min(a[0], b[0]), y: top - bottom - Math.max(a[1], b[1]), width: Math.abs(b[0] - a[0]), height: Math.abs(b[1] - a[1]) });
      }
    }
  });
  return { rules, boxes };
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
