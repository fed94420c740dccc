import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import opentype from 'opentype.js';

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

// `hash` is of the shipped file. `probe` is of what the compiler embeds of it for templates/probe.typ, and proves that the family
// resolved to this very file. They change only with the version of a font or of the compiler; a refusal to start names the new value.
export const faces = JSON.parse(readFileSync(new URL('fonts.json', import.meta.url), 'utf8')).map(face => {
  const bytes = readFileSync(new URL(`node_modules/@expo-google-fonts/${face.file}`, import.meta.url));
  if (sha256(bytes) !== face.hash) {
    throw new Error(`The font file ${face.file} is not the one this version ships: its SHA-256 is ${sha256(bytes)}, expected ${face.hash}. Run "npm ci --ignore-scripts" in the renderer's folder.`);
  }
  return { ...face, bytes };
});

/** PostScript name → SHA-256 of the embedded subset, for every font in a PDF of ours (its objects are not packed into streams). */
function embedded(pdf) {
  const text = pdf.toString('latin1');
  const found = new Map();
  for (const [, name, number] of text.matchAll(/\/FontName \/(?:[A-Z]{6}\+)?(\S+)[^>]*?\/FontFile\d? (\d+) 0 R/g)) {
    const object = text.indexOf(`\n${number} 0 obj`);
    const start = text.indexOf('stream\n', object) + 'stream\n'.length;
    const length = Number(/\/Length (\d+)/.exec(text.slice(object, start))[1]);
    found.set(name, sha256(inflateSync(pdf.subarray(start, start + length))));
  }
  return found;
}

/** Throws unless the probe page embeds exactly the shipped faces, each cut from the shipped file. */
export function checkProbe(pdf) {
  const found = embedded(pdf);
  for (const { name, file, probe } of faces) {
    if (found.get(name) !== probe) {
      throw new Error(`The font ${name} does not come from the shipped file ${file}: embedded is ${found.get(name) ?? 'nothing'}, expected ${probe}.`);
    }
  }
  if (found.size !== faces.length) {
    throw new Error(`The test page embeds fonts that are not shipped: ${[...found.keys()].join(', ')}.`);
  }
}

const chartFonts = faces.filter(face => face.family === 'Be Vietnam Pro').map(face => {
  const { buffer, byteOffset, length } = face.bytes;
  return { weight: face.weight, font: opentype.parse(buffer.slice(byteOffset, byteOffset + length)), advances: new Map() };
});

/** The first letter that the charts' font cannot draw. */
export function missingLetter(text) {
  return [...text].find(letter => letter > '\x7f' && !chartFonts[0].font.hasChar(letter));
}

/** Width of a line in the font of a CSS shorthand such as `600 10.5px Be Vietnam Pro`; a letter that it lacks counts as square. */
export function width(line, css) {
  const size = Number(/([\d.]+)px/.exec(css)[1]);
  const { font, advances } = chartFonts.find(face => css.includes(face.weight)) ?? chartFonts[0];
  let ems = 0;
  for (const letter of line) {
    if (!advances.has(letter)) {
      advances.set(letter, font.hasChar(letter) ? font.charToGlyph(letter).advanceWidth / font.unitsPerEm : 1);
    }
    ems += advances.get(letter);
  }
  return ems * size;
}
