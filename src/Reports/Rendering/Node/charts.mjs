import * as echarts from 'echarts';
import { missingLetter, width } from './fonts.mjs';

// Without a canvas ECharts guesses widths and drops labels that it then believes to collide.
echarts.setPlatformAPI({ measureText: (text, font) => ({ width: width(text, font) }) });

/** Options are plain JSON made in C#; the picture depends on nothing else, not even on how many were drawn before. */
export function draw({ id, width: w, height, option }) {
  try {
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: w, height });
    try {
      chart.setOption(option);
      const svg = normalise(chart.renderToSVGString(), id);
      const letter = missingLetter(svg);
      if (letter) {
        throw new Error(`its font has no letter "${letter}" (U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')})`);
      }
      return svg;
    } finally {
      chart.dispose();
    }
  } catch (error) {
    throw new Error(`Chart ${id} cannot be drawn: ${error.message}.`, { cause: error });
  }
}

// Counters of the process become the chart's own id (pictures stand side by side in one page of the desk), style rules for a mouse
// go, and so do the marks of zero size that only carry the word of a missing figure.
function normalise(svg, id) {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/<path [^>]*fill-opacity="0"[^>]*><\/path>\n?/g, '')
    .replace(/zr\d+-/g, `${id}-`);
}
