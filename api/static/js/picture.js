/** The drawing as a file: PNG by the library, SVG written here from the same places, shapes and lines. */

import { svg } from './dom.js';
import { FONT, FONT_LEAST, LINE, OUTLINES, RADII, SIZE, paint, stroke } from './look.js';

const MARGIN = 24;
/** Pixels of a side that browsers still draw. */
const LARGEST = 8000;

/** Return the drawing as a PNG file. @returns {Promise<Blob>} */
export function png(cy) {
  return full(cy, () => cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: LARGEST, maxHeight: LARGEST, bg: '#ffffff' }));
}

/** Do something while every text has the size that it has where nothing is zoomed. */
function full(cy, does) {
  cy.elements().removeClass('far').removeStyle('font-size');
  try {
    return does();
  } finally {
    cy.emit('zoom');
  }
}

/** Return the drawing as an SVG file. @returns {Blob} */
export function drawn(cy, title) {
  return full(cy, () => written(cy, title));
}

function written(cy, title) {
  const box = cy.elements(':visible').boundingBox();
  const [x, y, width, height] = [box.x1 - MARGIN, box.y1 - MARGIN, box.w + 2 * MARGIN, box.h + 2 * MARGIN].map(Math.round);
  const root = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${x} ${y} ${width} ${height}`, width, height, 'font-family': FONT, 'font-size': SIZE },
    svg('title', {}, title),
    svg('rect', { x, y, width, height, fill: '#ffffff' }),
    cy.nodes('.frame').map(frame), cy.edges(':visible').map(edge), cy.nodes(':visible').not('.frame').map(node));
  return new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
}

/** Let the browser save a file. */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function edge(each) {
  const { colour, text, dashes, width } = { ...stroke(each.data('type')), ...(each.data('weight') ? { width: each.data('width') } : {}) };
  const [from, to, bend] = [each.sourceEndpoint(), each.targetEndpoint(), (each.controlPoints() ?? [])[0]];
  const corners = each.segmentPoints() ?? [];
  const start = bend ?? corners.at(-1) ?? from;
  const path = bend ? `M${point(from)}Q${point(bend)} ${point(to)}` : `M${[from, ...corners, to].map(point).join('L')}`;
  return svg('g', { opacity: each.effectiveOpacity() < 1 ? each.effectiveOpacity() : null },
    svg('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-dasharray': dashes.join(' ') || null }),
    !each.data('weight') && svg('polygon', { points: arrow(start, to), fill: colour }),
    (each.data('square') || each.style('label')) && words(each.data('text').split('\n'), captionAt(each, from, to, corners), { fill: text, 'font-size': FONT_LEAST, stroke: '#ffffff', 'stroke-width': 4, 'paint-order': 'stroke' }));
}

/** Captions stand in the middle, of edges with corners at the end where they are alone. */
function captionAt(each, from, to, corners) {
  if (!each.data('square')) return each.midpoint();
  const across = each.data('square') === 'horizontal';
  const [end, next] = across || each.data('end') ? [to, corners.at(-1) ?? from] : [from, corners[0] ?? to];
  const share = (across ? 44 : 22) / Math.hypot(next.x - end.x, next.y - end.y);
  return { x: end.x + (next.x - end.x) * share, y: end.y + (next.y - end.y) * share };
}

function arrow(from, to) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const back = (turn) => ({ x: to.x - 10 * Math.cos(angle + turn), y: to.y - 10 * Math.sin(angle + turn) });
  return [to, back(0.4), back(-0.4)].map(point).join(' ');
}

function node(each) {
  const at = each.position();
  if (each.hasClass('caption')) return words([each.data('text')], at, { fill: '#4a5260', 'font-size': FONT_LEAST });
  const label = each.data('label') ?? each.data('of');
  const { fill, line } = paint(label, each.data('cited'));
  const look = { fill, stroke: line, 'stroke-width': each.data('hub') ? 3.5 : 1.5, 'stroke-dasharray': each.data('cited') ? '5 3' : null };
  return svg('g', {},
    outline(label, at, each.data('width'), each.data('height'), look),
    words(each.data('text').split('\n'), at, { fill: '#1c2024', 'font-weight': each.data('hub') ? 'bold' : null }));
}

/** The frame around the nodes of one kind of relation. */
function frame(each) {
  const box = each.boundingBox({ includeLabels: false });
  return svg('rect', { class: 'frame', x: box.x1, y: box.y1, width: box.w, height: box.h, rx: 10, fill: '#f5f5f6', stroke: '#a9afb8' });
}

function outline(label, at, width, height, look) {
  const shape = OUTLINES[label];
  if (!shape) return svg('rect', { x: at.x - width / 2, y: at.y - height / 2, width, height, rx: Math.min(RADII[label] ?? 7, height / 2), ...look });
  const corners = shape.map((value, index) => (index % 2 ? at.y + (value * height) / 2 : at.x + (value * width) / 2));
  return svg('polygon', { points: corners.map((value) => value.toFixed(1)).join(' '), ...look });
}

/** Lines of text around a point. */
function words(lines, at, look) {
  const top = at.y - ((lines.length - 1) * LINE) / 2;
  return lines.map((text, index) => svg('text', { x: at.x.toFixed(1), y: (top + index * LINE).toFixed(1), 'text-anchor': 'middle', 'dominant-baseline': 'central', ...look }, text));
}

const point = ({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`;
