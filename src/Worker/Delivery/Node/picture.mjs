import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, Image } from '@napi-rs/canvas';

/// Twice as fine as it is wide in the message, for screens that show so much; mail programs show no SVG.
const fineness = 2;

/// How far the baseline lies beneath the middle of a line, in sizes of the font: half of its ascender and descender, 1.0 and -0.265.
const belowMiddle = 0.3675;

/// Of a text that names none.
const usualSize = 12;

const { resolve } = createRequire(import.meta.url);
for (const face of ['400Regular/BeVietnamPro_400Regular', '600SemiBold/BeVietnamPro_600SemiBold']) {
  GlobalFonts.register(readFileSync(resolve(`@expo-google-fonts/be-vietnam-pro/${face}.ttf`)), 'Be Vietnam Pro');
}

/// A chart of the pack as a picture on white: a dark page of a mail program would swallow its letters.
export function png(svg) {
  const [, width, height] = /<svg width="([\d.]+)" height="([\d.]+)"/.exec(svg).map(Number);
  const [wide, high] = [width, height].map((length) => Math.round(length * fineness));
  const image = new Image();
  image.src = Buffer.from(onBaselines(withPlainFonts(svg)).replace(/<svg width="[\d.]+" height="[\d.]+"/, `<svg width="${wide}" height="${high}"`));
  const canvas = createCanvas(wide, high);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, wide, high);
  context.drawImage(image, 0, 0);
  return canvas.toBuffer('image/png');
}

/// ECharts puts every text by its middle, which the canvas does not know: it would stand too high.
function onBaselines(svg) {
  return svg.replace(/<text dominant-baseline="central"([^>]*)>/g, (tag, rest) => {
    const y = Number(/ y="([^"]*)"/.exec(rest)?.[1] ?? 0);
    const size = Number(/font-size:([\d.]+)px/.exec(rest)?.[1] ?? usualSize);
    return `<text${rest.replace(/ y="[^"]*"/, '')} y="${y + belowMiddle * size}">`;
  });
}

/// The canvas does not know the short form `font: 600 10.5px Be Vietnam Pro`.
function withPlainFonts(svg) {
  return svg.replace(/style="font: ?(?:(\d+) )?([\d.]+)px ([^";]+)"/g, (_, weight, size, family) =>
    `style="font-size:${size}px;font-family:${family};font-weight:${weight ?? 400};"`);
}
