/** Numbers by year as bars: of each year what is in force below, what has ended above it, and all else on top. */

import { el, svg } from './dom.js';
import { t } from './words.js';

const [WIDTH, HEIGHT, LEFT, TOP, FOOT] = [300, 150, 30, 14, 22];
const PARTS = ['in_force', 'ended', 'other'];
/** Years that bars can be told apart for; of more, the latest. */
const MOST = 60;

/**
 * Return the chart; null where no year is known.
 * @param {{year: string|null, policies: number, in_force: number, ended: number, other: number}[]} rows
 */
export function bars(rows) {
  const dated = rows.filter((row) => /^\d{4}$/.test(row.year ?? ''));
  if (!dated.length) return null;
  const last = Math.max(...dated.map((row) => Number(row.year)));
  const first = Math.max(last - MOST + 1, Math.min(...dated.map((row) => Number(row.year))));
  const shown = dated.filter((row) => Number(row.year) >= first);
  const most = Math.max(...shown.map((row) => row.policies));
  const step = (WIDTH - LEFT) / Math.max(6, last - first + 1);
  const across = (year) => LEFT + (year - first) * step;
  const up = (value) => HEIGHT - FOOT - (value / most) * (HEIGHT - FOOT - TOP);
  const values = shown.map((row) => `${row.year}: ${row.policies} (${PARTS.filter((part) => row[part]).map((part) => `${t(`story.${part}`)} ${row[part]}`).join(t('comma'))})`);
  return el('figure', { class: 'chart bars' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': t('story.chart', { values: values.join(t('semicolon')) }) },
      svg('line', { class: 'axis', x1: LEFT, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT }),
      svg('text', { x: LEFT - 6, y: TOP + 4, 'text-anchor': 'end' }, most),
      shown.map((row) => column(row, across(Number(row.year)) + step * 0.1, step * 0.8, up)),
      marked(first, last).map((year) => svg('text', { x: across(year) + step / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, year))),
    el('figcaption', {}, PARTS.map((part) => el('span', { class: 'key' },
      svg('svg', { viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true' }, svg('rect', { class: part, x: 1.5, y: 1.5, width: 11, height: 11 })), t(`story.${part}`)))));
}

function column(row, x, width, up) {
  let below = 0;
  return svg('g', {}, svg('title', {}, `${row.year}: ${row.policies}`), PARTS.filter((part) => row[part]).map((part) => {
    const [from, to] = [below, below + row[part]];
    below = to;
    return svg('rect', { class: part, x: x.toFixed(1), width: width.toFixed(1), y: up(to).toFixed(1), height: (up(from) - up(to)).toFixed(1) });
  }));
}

/** Return the years that are named below the bars: the first, the last, and some between, so far apart that they can be read. */
function marked(first, last) {
  const apart = Math.max(1, Math.ceil((last - first + 1) / 6));
  return Array.from({ length: last - first + 1 }, (_, index) => last - index).filter((year) => (last - year) % apart === 0);
}
