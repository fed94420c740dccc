import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import opentype from 'opentype.js';

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');
const parse = ({ buffer, byteOffset, length }) => opentype.parse(buffer.slice(byteOffset, byteOffset + length));

// The 134 letters beyond the Latin alphabet: 67 small ones and their capitals.
const vietnamese = [...'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ'].flatMap(letter => [letter, letter.toUpperCase()]);

// The operator's own faces of the papers' family: [{ file, hash }], read by the worker from the folder of Renderer:Fonts.
const supplied = JSON.parse(process.argv[3] ?? '[]');

/** The family of the papers' letters; that of the charts is always the shipped one. */
export const family = supplied.length > 0 ? 'Times New Roman' : 'Tinos';

// `hash` is of the file. `probe` is of what the compiler embeds of a shipped one for templates/probe.typ, and proves that the family
// resolved to this very file. They change only with the version of a font or of the compiler; a refusal to start names the new value.
const shipped = JSON.parse(readFileSync(new URL('fonts.json', import.meta.url), 'utf8'))
  .filter(face => face.family !== 'Tinos' || family === 'Tinos')
  .map(face => ({ ...face, path: new URL(`node_modules/@expo-google-fonts/${face.file}`, import.meta.url) }));
export const faces = [...shipped, ...supplied.map(face => ({ ...face, path: face.file }))].map(read);
if (supplied.length > 0) checkSupplied(faces.slice(shipped.length));

function read(face) {
  const bytes = readFileSync(face.path);
  if (sha256(bytes) !== face.hash) {
    throw new Error(face.family
      ? `The font file ${face.file} is not the one this version ships: its SHA-256 is ${sha256(bytes)}, expected ${face.hash}. Run "npm ci --ignore-scripts" in the renderer's folder.`
      : `The font file ${face.file} has changed since the worker started: start the worker again.`);
  }
  return face.family ? { ...face, bytes } : describe(face, bytes);
}

/** What the file says of itself; its name does not count. */
function describe(face, bytes) {
  try {
    const font = parse(bytes);
    const style = (font.tables.os2.usWeightClass >= 600 ? 'bold' : 'regular') + (font.tables.os2.fsSelection & 1 ? ' italic' : '');
    const own = font.getEnglishName('preferredFamily') ?? font.getEnglishName('fontFamily');
    return { ...face, bytes, style, own, name: font.getEnglishName('postScriptName'), lacking: vietnamese.filter(letter => !font.hasChar(letter)) };
  } catch (error) {
    return { ...face, bytes, fault: `it is not a font that can be read (${error.message})` };
  }
}

function checkSupplied(own) {
  const styles = ['regular', 'regular italic', 'bold', 'bold italic'];
  const faults = own.flatMap(face => face.fault ? [`${face.file}: ${face.fault}`] : [
    ...face.own === family ? [] : [`${face.file}: its family is '${face.own}', accepted is '${family}'`],
    ...face.lacking.length === 0 ? [] : [`${face.file}: it lacks ${face.lacking.length} of the 134 Vietnamese letters: ${face.lacking.join(' ')}`],
  ]);
  const lacking = styles.filter(style => !own.some(face => face.style === style));
  if (faults.length === 0 && lacking.length > 0) faults.push(`there is no face that is ${lacking.join(' and none that is ')}`);
  if (faults.length > 0) {
    throw new Error(`Renderer:Fonts: ${faults.join('; ')}. Put the four faces of ${family} there, or leave the setting out for Tinos.`);
  }
}

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

/**
 * Throws unless the probe page embeds exactly the faces above, each cut from its own file. Of an operator's face no cut is known
 * beforehand, but the compiler is given no other file that could carry its name.
 */
export function checkProbe(pdf) {
  const found = embedded(pdf);
  for (const { name, file, probe } of faces) {
    if (probe ? found.get(name) !== probe : !found.has(name)) {
      throw new Error(`The font ${name} does not come from the file ${file}: embedded is ${found.get(name) ?? 'nothing'}, expected ${probe ?? 'that face'}.`);
    }
  }
  if (found.size !== faces.length) {
    throw new Error(`The test page embeds fonts that are neither shipped nor supplied: ${[...found.keys()].join(', ')}.`);
  }
}

const chartFonts = faces.filter(face => face.family === 'Be Vietnam Pro')
  .map(face => ({ weight: face.weight, font: parse(face.bytes), advances: new Map() }));

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
