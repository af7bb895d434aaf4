/** The path of an indicator as a small chart: a line for each area and subject over the years. The table below it has the same numbers. */

import { el, svg } from './dom.js';
import { t } from './words.js';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT] = [380, 180, 64, 24, 16, 32];
const SHAPES = ['circle', 'square', 'diamond'];

/** Return the chart; null where fewer than two years can be drawn, of one unit and one kind of value. */
export function chart(goals, name) {
  const points = drawable(goals);
  if (new Set(points.map((each) => each.x)).size < 2) return null;
  const across = scale(points.map((each) => each.x), LEFT, WIDTH - RIGHT);
  const up = scale([0, ...points.map((each) => each.y)], HEIGHT - FOOT, TOP);
  const lines = [...grouped(points, (each) => each.line).entries()];
  const text = t('chart.text', { name, values: points.map((each) => `${each.year}: ${each.said}${each.line && ` (${each.line})`}`).join(t('semicolon')) });
  return el('figure', { class: 'chart' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': text },
      axes(points, across, up),
      lines.map(([, each], index) => drawn(each, index, across, up))),
    lines.length > 1 && el('figcaption', {}, lines.map(([line], index) => el('span', { class: `key line-${index % 3}` }, mark(index), line || t('chart.others')))));
}

/** Return the goals that fit one axis: those of the unit and kind of value that most of them have. Articles repeat what policies set. */
function drawable(goals) {
  const all = goals.filter((each) => each.amount !== null && each.due);
  const set = all.filter((each) => each.label === 'Policy');
  const numbers = set.length ? set : all;
  const kinds = [...grouped(numbers, (each) => `${each.change} ${each.measure ?? ''}`).values()].sort((a, b) => b.length - a.length);
  return (kinds[0] ?? []).map((each) => ({
    x: Number(each.due.slice(0, 4)) + (Number(each.due.slice(5, 7)) - 12) / 12,
    y: each.amount,
    year: each.due.slice(0, 4),
    said: `${each.value}${each.unit ?? ''}`,
    line: [each.scope, each.subject].filter(Boolean).join(' '),
    title: each.title ?? each.document,
  }));
}

function grouped(rows, name) {
  const groups = new Map();
  for (const row of rows) groups.set(name(row), [...(groups.get(name(row)) ?? []), row]);
  return groups;
}

function scale(values, from, to) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (value) => (most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from));
}

function axes(points, across, up) {
  const years = [...new Map(points.map((each) => [each.year, each])).values()];
  const [least, most] = [points.reduce((a, b) => (b.y < a.y ? b : a)), points.reduce((a, b) => (b.y > a.y ? b : a))];
  return [
    svg('line', { class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT }),
    years.map((each) => svg('text', { x: across(each.x), y: HEIGHT - 10, 'text-anchor': 'middle' }, each.year)),
    [...new Set([least, most])].map((each) => svg('text', { x: LEFT - 8, y: up(each.y) + 4, 'text-anchor': 'end' }, each.said)),
  ];
}

function drawn(points, index, across, up) {
  const path = points.map((each) => `${across(each.x).toFixed(1)},${up(each.y).toFixed(1)}`).join(' ');
  return svg('g', { class: `line-${index % 3}` },
    svg('polyline', { points: path, fill: 'none' }),
    points.map((each) => dot(index, across(each.x), up(each.y), `${each.year}: ${each.said} ${each.title}`)));
}

/** A dot whose shape tells the line, so that nobody depends on colours. */
function dot(index, x, y, title) {
  const told = title ? svg('title', {}, title) : null;
  const shape = SHAPES[index % SHAPES.length];
  if (shape === 'circle') return svg('circle', { cx: x, cy: y, r: 5 }, told);
  if (shape === 'square') return svg('rect', { x: x - 4.5, y: y - 4.5, width: 9, height: 9 }, told);
  return svg('polygon', { points: `${x},${y - 6} ${x + 6},${y} ${x},${y + 6} ${x - 6},${y}` }, told);
}

const mark = (index) => svg('svg', { viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true' }, dot(index, 7, 7, ''));
