import { fileURLToPath } from 'node:url';
import { checkProbe, faces, family } from './fonts.mjs';

// Must be set before the compiler looks for fonts; see the file.
process.env.FONTCONFIG_FILE = fileURLToPath(new URL('fonts.conf', import.meta.url));
const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');

// Tried in this order until the body keeps its page budget and no page but the last is less than a quarter full, and the least bad
// one otherwise: figure scale (9 pt after the smallest), share of the usual space between blocks, and millimetres left free at the
// foot, which carry lines over.
const fits = [[1, 1, 0], [1, 0.8, 0], [0.95, 0.8, 0], [0.9, 0.6, 0], [1, 1, 8], [1, 1, 16], [1, 1, 24], [1, 1, 36], [1, 1, 48], [1, 1, 60]]
  .map(([figure, spacing, foot]) => ({ figure, spacing, foot }));
// The same of the page in front: the scale of its own letters, and that of its pictures' (9.45 and 9.03 pt).
const fronts = [{ letters: 1, figure: 0.9 }, { letters: 0.95, figure: 0.88 }, { letters: 0.9, figure: 0.86 }];
const quarter = 0.25;

const folder = new URL('templates/', import.meta.url);
const compiler = NodeCompiler.create({
  workspace: fileURLToPath(folder),
  fontArgs: [{ fontBlobs: faces.map(face => face.bytes) }],
});

export const probe = () => pdf(compile('probe.typ', {}), 'a-2a', 0);
checkProbe(probe());

/** The document and its charts as one JSON text; `created` in seconds since 1970. `front` and `body`: pages over their budgets. */
export function typeset(document, standard, created) {
  try {
    let best = null;
    let tried = 0;
    for (const fit of fits) {
      let compiled, fills, over, front;
      do {
        compiled = compile('main.typ', { document, fit: JSON.stringify({ ...fit, front: fronts[tried] }) });
        [{ fills, over, front }] = compiler.query(compiled, { selector: '<fit>', field: 'value' });
      } while (front > 0 && ++tried < fronts.length);
      tried = Math.min(tried, fronts.length - 1);
      const fault = over + front + Math.max(0, quarter - Math.min(1, ...fills));
      if (!best || fault < best.fault) best = { compiled, fault, front, body: over };
      if (fault === 0) break;
    }
    return { bytes: pdf(best.compiled, standard, created), front: best.front, body: best.body };
  } finally {
    compiler.evictCache(5);
  }
}

function compile(template, inputs) {
  const outcome = compiler.compile({ mainFilePath: fileURLToPath(new URL(template, folder)), inputs: { ...inputs, family } });
  if (outcome.result) return outcome.result;
  const found = compiler.fetchDiagnostics(outcome.takeDiagnostics());
  throw new Error(`The document cannot be typeset: ${found.map(one => one.message).join('; ')}`);
}

function pdf(compiled, pdfStandard, creationTimestamp) {
  try {
    return compiler.pdf(compiled, { pdfStandard, creationTimestamp });
  } catch (error) {
    const messages = [...error.message.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(match => JSON.parse(`"${match[1]}"`));
    throw new Error(`The document cannot be stored as ${pdfStandard}: ${[...new Set(messages)].join('; ') || error.message}`, { cause: error });
  }
}
