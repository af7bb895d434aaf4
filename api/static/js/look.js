/** How nodes and edges look, in the drawing and in the downloaded picture: colours of the schema, shapes, lines, text that fits. */

import { shortTitle } from './nodes.js';
import { edgeType, labelOf, t } from './words.js';

export const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", sans-serif';
/** Size of the text in nodes, in pixels where nothing is zoomed. */
export const SIZE = 13;
/** Size of the smallest text, that of captions and lines. */
export const FONT_LEAST = 12;
/** Pixels of the screen that a text needs at least. */
export const LEGIBLE = 11;
export const LINE = 17;
/** Width of a line of text at most. */
const WIDEST = 146;
const NARROWEST = 76;
const ROWS = 3;
const INK = '#1c2024';

/** Outlines from -1 to 1, so that nobody depends on colours; without one, a box with round corners of that radius. */
export const OUTLINES = {
  Article: [-1, -1, 0.88, -1, 1, -0.6, 1, 1, -1, 1],
  Industry: [-0.9, -1, 0.9, -1, 1, -0.5, 1, 0.5, 0.9, 1, -0.9, 1, -1, 0.5, -1, -0.5],
  Standard: [-1, -1, 0.88, -1, 1, 0, 0.88, 1, -1, 1],
  Programme: [-0.88, -1, 0.88, -1, 1, 0, 0.88, 1, -0.88, 1, -1, 0],
  Goal: [-0.88, -1, 1, -1, 0.88, 1, -1, 1],
  Indicator: [-0.86, -1, 0.86, -1, 1, 1, -1, 1],
  Region: [-0.92, -1, 0.92, -1, 1, 0, 0.92, 1, -0.92, 1],
  Task: [-1, -1, 1, -1, 0.9, 0, 1, 1, -1, 1],
};
export const RADII = { Policy: 7, Ministry: 100, Bulletin: 0 };

const DASHES = { solid: [], dashed: [7, 4], dotted: [2, 4] };
/** How much lighter what is only cited is. */
const PALE = -0.55;

/** Return how wide the line is between bodies that issued `n` policies together, where `most` is the largest such number that is drawn. */
export const breadth = (n, most) => 1 + n * Math.min(1.5, 13 / most);

/** Return colour, style, width and dashes of an edge type, and the colour of its text. */
export function stroke(type) {
  const { colour = '#6b7480', width: thick = 1, line: style = 'solid' } = edgeType(type) ?? {};
  return { colour: mixed(colour, INK, 0.12), text: deep(colour), style, width: 0.7 + thick / 2, dashes: DASHES[style] };
}

/** Return the colours of a label: what its text stands on, and its outline, dark enough to be seen on white. */
export function paint(label, cited = false) {
  const colour = labelOf(label)?.colour ?? '#8a8f98';
  const fill = mixed(colour, '#ffffff', 0.76);
  return { fill: cited ? mixed(fill, '#ffffff', -PALE) : fill, line: deep(colour) };
}

const deep = (colour) => mixed(colour, INK, 0.42);

function mixed(one, other, share) {
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const to = parts(other);
  return `#${parts(one).map((value, index) => Math.round(value * (1 - share) + to[index] * share).toString(16).padStart(2, '0')).join('')}`;
}

const pen = document.createElement('canvas').getContext('2d');

/** Return the lines of a node's text and the size of its box. */
export function fitted(node, view) {
  const lines = wrapped(node.group ? t('group.rest', { n: node.group.rest.toLocaleString('en-US') }) : shortTitle(node.title));
  const small = [node.number ?? (/〔\d{4}〕/.test(node.id) ? node.id : ''), node.date].filter(Boolean);
  if (node.label === 'Policy' && !node.group) lines.push(...(view === 'lineage' ? small : small.slice(0, 1)).flatMap(wrapped));
  const widest = Math.max(...lines.map(width));
  return { lines, width: Math.max(NARROWEST, Math.ceil(widest) + (node.label in OUTLINES || node.label === 'Ministry' ? 34 : 20)), height: lines.length * LINE + 14 };
}

function width(text) {
  pen.font = `${SIZE}px ${FONT}`;
  return pen.measureText(text).width;
}

/** Break a text into lines of about the same width; words of letters and digits stay whole, and no line begins with closing punctuation. */
function wrapped(text) {
  const pieces = text.match(/[《（〈“〔]*(?:[!-~—]+|.)[》）〉〕、，。”：；]*/gsu) ?? [text];
  const lines = broken(pieces, WIDEST);
  if (lines.length > ROWS) return [...lines.slice(0, ROWS - 1), `${lines[ROWS - 1].slice(0, -1)}…`];
  for (let most = width(text) / lines.length; most < WIDEST; most += SIZE / 2) {
    const even = broken(pieces, most);
    if (even.length === lines.length) return even;
  }
  return lines;
}

function broken(pieces, most) {
  const lines = [''];
  for (const piece of pieces) {
    if (lines.at(-1) && width(lines.at(-1) + piece) > most) lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines;
}

/** Return the style sheet of the drawing. */
export function sheet(labels, types) {
  const text = { 'font-family': FONT, 'font-size': SIZE, color: INK };
  return [
    { selector: 'node', style: { ...text, label: 'data(text)', 'text-wrap': 'wrap', 'text-max-width': '400px', 'line-height': LINE / SIZE / 1.18,
      'text-valign': 'center', 'text-halign': 'center', width: 'data(width)', height: 'data(height)', 'border-width': 1.5, shape: 'round-rectangle' } },
    ...labels.map(({ name }) => ({ selector: `node[label = "${name}"], node[of = "${name}"]`, style: outline(name) })),
    { selector: 'node[?cited]', style: { 'border-style': 'dashed', 'background-blacken': PALE } },
    { selector: 'node[?hub]', style: { 'border-width': 3.5, 'font-weight': 'bold' } },
    { selector: 'node.caption', style: { 'background-opacity': 0, 'border-width': 0, width: 1, height: 1, color: '#4a5260', events: 'no', 'font-size': FONT_LEAST } },
    { selector: 'node.frame', style: { shape: 'round-rectangle', 'corner-radius': 10, 'background-color': '#8a8f98', 'background-opacity': 0.06, 'border-width': 1, 'border-color': '#a9afb8',
      padding: '8px', label: '', events: 'no' } },
    { selector: 'node.group', style: { 'border-style': 'double', 'border-width': 4, color: '#1b4b8f', 'font-weight': 'bold' } },
    { selector: 'edge', style: { ...text, 'font-size': FONT_LEAST, 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9, 'text-background-color': '#ffffff',
      'text-background-opacity': 0.92, 'text-background-padding': '2px', 'text-rotation': 'autorotate', 'text-wrap': 'wrap' } },
    ...types.map(({ name }) => ({ selector: `edge[type = "${name}"]`, style: line(name) })),
    { selector: 'edge[?named]', style: { label: 'data(text)' } },
    { selector: 'edge[weight]', style: { width: 'data(width)', label: 'data(text)', 'target-arrow-shape': 'none', 'text-rotation': 'none' } },
    { selector: 'edge[?aside]', style: { opacity: 0.28 } },
    { selector: 'edge[bend]', style: { 'curve-style': 'unbundled-bezier', 'control-point-distances': 'data(bend)', 'control-point-weights': 0.5 } },
    { selector: 'edge[square]', style: { 'curve-style': 'taxi', 'taxi-direction': 'data(square)', label: '' } },
    { selector: 'edge[?start]', style: { 'source-label': 'data(text)', 'source-text-offset': 22, 'taxi-turn': '-26px' } },
    { selector: 'edge[?end]', style: { 'target-label': 'data(text)', 'target-text-offset': 22, 'taxi-turn': '26px' } },
    { selector: 'edge[square = "horizontal"]', style: { 'source-label': '', 'target-label': 'data(text)', 'target-text-offset': 44, 'taxi-turn': '16px' } },
    { selector: 'edge[?upright]', style: { 'text-rotation': 'none' } },
    { selector: 'node.dim', style: { opacity: 0.32 } },
    { selector: 'edge.dim', style: { opacity: 0.12 } },
    { selector: 'node.chosen', style: { 'underlay-color': '#1c2024', 'underlay-opacity': 0.22, 'underlay-padding': 7 } },
    // One line to their frame stands for all of them; that of a chosen node is shown.
    { selector: 'edge.framed', style: { display: 'none' } },
    { selector: 'edge.framed.near, edge.framed.chosen', style: { display: 'element' } },
    { selector: 'edge.bundle', style: { width: 2.4, events: 'no' } },
    // Too small to be read: only captions, what was opened and what is chosen have a text then, and a larger one.
    { selector: 'node.far, edge.far', style: { 'text-opacity': 0 } },
    { selector: 'node.far.caption, node.far.chosen, node.far[?hub]', style: { 'text-opacity': 1 } },
    { selector: 'edge.near', style: { label: 'data(text)', opacity: 1, 'z-index': 9 } },
    { selector: 'edge.chosen', style: { label: 'data(text)', opacity: 1, 'z-index': 10 } },
    { selector: 'edge.chosen[!weight]', style: { width: 4 } },
  ];
}

function outline(label) {
  const { fill, line: border } = paint(label);
  const shape = OUTLINES[label] ? { shape: 'polygon', 'shape-polygon-points': OUTLINES[label] } : { 'corner-radius': RADII[label] ?? 7 };
  return { 'background-color': fill, 'border-color': border, ...shape };
}

function line(type) {
  const { colour, text, style, width: thick } = stroke(type);
  return { 'line-color': colour, 'target-arrow-color': colour, color: text, 'line-style': style, width: thick };
}
