/**
 * Where the nodes around a node stand: what it rests on at the left, what came of it at the right, who issued it above,
 * what it is about below; each kind of relation is a block with a caption. What is expanded later finds the nearest free place, so that
 * nothing moves that is there already.
 */

import { FONT_LEAST, LEGIBLE } from './look.js';
import { FEW } from './net.js';
import { section } from './nodes.js';
import { edgeType, relation } from './words.js';

const GAP = 14;
const FAR = 84;
const CAPTION = 22;
/** Columns of the fields around a node that are tried. */
const COLUMNS = [8, 6, 5, 4, 3, 2];

/** Sides by the group of the edge type: of what an edge leads to, and of where it comes from. */
const SIDES = {
  change: { out: 'left', in: 'right' },
  citation: { out: 'left', in: 'right' },
  topic: { out: 'bottom', in: 'right' },
  origin: { out: 'top', in: 'right' },
  succession: { out: 'right', in: 'left' },
  hierarchy: { out: 'top', in: 'bottom' },
  order: { out: 'bottom', in: 'left' },
};
/** On a narrow screen everything stands in one column. */
const UPRIGHT = { left: 'top', right: 'bottom', top: 'top', bottom: 'bottom' };

/**
 * @typedef {{x: number, y: number, width: number, height: number}} Box its corner and size
 * @typedef {{hub: string, kind: string, nodes: string[]}} Frame around the nodes of a kind of relation that has many: one line leads to all of them
 * @typedef {{spots: Map<string, {x: number, y: number}>, captions: {x: number, y: number, text: string}[], frames?: Frame[]}} Places centres of nodes
 *   and captions
 */

/**
 * Return the places of all nodes of a net, the fields around as wide as lets what was opened first be drawn largest.
 * @param {import('./net.js').Net} net
 * @param {Map<string, {width: number, height: number}>} sizes
 * @param {boolean} narrow
 * @param {{width: number, height: number}} room of the drawing
 * @returns {Places}
 */
export function around(net, sizes, narrow, room) {
  // What is expanded later does not count: it would move what stands.
  const first = { ...net, hubs: net.hubs.slice(0, 1) };
  // On a narrow screen only the width counts; two columns where their texts can be read.
  const fit = narrow ? { width: room.width, height: Infinity } : room;
  const sights = (narrow ? [2, 1] : COLUMNS).map((columns) => ({ columns, zoom: sight(laid(first, sizes, narrow, columns), sizes, fit) }));
  if (narrow) return laid(net, sizes, narrow, sights[0].zoom * FONT_LEAST >= LEGIBLE ? 2 : 1);
  return laid(net, sizes, narrow, sights.sort((a, b) => b.zoom - a.zoom)[0].columns);
}

/** Return how large places can be shown. */
function sight({ spots }, sizes, room) {
  const extent = (axis, length) => {
    const all = [...spots].map(([name, at]) => [at[axis] - sizes.get(name)[length] / 2, at[axis] + sizes.get(name)[length] / 2]);
    return Math.max(...all.map(([, end]) => end)) - Math.min(...all.map(([start]) => start));
  };
  return Math.min(room.width / extent('x', 'width'), room.height / extent('y', 'height'));
}

function laid(net, sizes, narrow, most) {
  const places = { spots: new Map(), captions: [], frames: [] };
  /** @type {Box[]} */
  const taken = [];
  for (const hub of net.hubs.filter((each) => net.nodes.has(each))) {
    if (!places.spots.has(hub)) put(places, taken, { nodes: [hub], columns: 1, text: '' }, sizes, nearest(taken, size([hub], 1, sizes), { x: 0, y: 0 }));
    const centre = places.spots.get(hub);
    for (const [side, blocks] of sides(net, hub, places.spots, narrow)) {
      const stack = stacked(blocks, side, sizes, narrow, most);
      const at = nearest(taken, stack, wish(side, centre, sizes.get(hub), stack));
      for (const block of stack.blocks) put(places, taken, block, sizes, { x: at.x + block.x, y: at.y + block.y });
    }
  }
  // What hangs on others of them alone, because the edges that brought it are left out.
  const nodes = [...net.nodes.keys()].filter((each) => !places.spots.has(each));
  const columns = Math.min(nodes.length, most);
  if (columns && places.spots.size) put(places, taken, { nodes, columns, text: '' }, sizes, nearest(taken, size(nodes, columns, sizes), { x: 0, y: 0 }));
  return places;
}

/** Return the blocks of nodes that are not placed yet, by side. */
function sides(net, hub, placed, narrow) {
  const blocks = new Map();
  const seen = new Set();
  const edges = [...net.edges.values()].filter((edge) => edge.source === hub || edge.target === hub);
  for (const edge of edges.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))) {
    const direction = edge.source === hub ? 'out' : 'in';
    const other = net.nodes.get(direction === 'out' ? edge.target : edge.source);
    if (placed.has(other.name) || seen.has(other.name)) continue;
    seen.add(other.name);
    const kind = section({ direction, type: edge.type, label: other.label });
    const block = blocks.get(kind) ?? { hub, kind, count: 0, side: sideOf(edge.type, direction, other.label), nodes: [], text: relation(edge.type, direction, other.label) };
    block.nodes.push(other.name);
    block.count += other.group?.rest ?? 1;
    blocks.set(kind, block);
  }
  const upright = [...blocks.values()].map((block) => ({ ...block, side: narrow ? UPRIGHT[block.side] : block.side }));
  const order = ['left', 'right', 'top', 'bottom'].map((side) => [side, upright.filter((block) => block.side === side)]);
  return /** @type {[string, any[]][]} */ (order.filter(([, of]) => of.length));
}

/** What is cited and is no policy stands below, with what a document is about. */
function sideOf(type, direction, label) {
  const { group = 'topic', to = [] } = edgeType(type) ?? {};
  const aside = direction === 'out' && group === 'citation' && label !== to[0];
  return SIDES[aside ? 'topic' : group][direction];
}

const rank = (edge) => edgeType(edge.type)?.rank ?? Infinity;

/** Return the blocks of a side one beside the other, with the corner of each and the size of all. */
function stacked(blocks, side, sizes, narrow, most) {
  const across = narrow || side === 'left' || side === 'right';
  const stack = { width: 0, height: 0, blocks: [] };
  const all = blocks.reduce((sum, block) => sum + block.nodes.length, 0);
  for (const block of blocks) {
    // A few stand in one column at the sides.
    const columns = Math.min(block.nodes.length, across && !narrow && all <= 8 ? 1 : most);
    const own = size(block.nodes, columns, sizes);
    const corner = across ? { x: 0, y: stack.height } : { x: stack.width, y: 0 };
    stack.blocks.push({ ...block, columns, ...corner, width: own.width });
    stack.width = across ? Math.max(stack.width, own.width) : stack.width + own.width + GAP;
    stack.height = across ? stack.height + own.height + GAP / 2 : Math.max(stack.height, own.height);
  }
  // At the left and in a column, blocks end and stand in the middle where they meet the node.
  const shift = (block) => (narrow ? (stack.width - block.width) / 2 : side === 'left' ? stack.width - block.width : 0);
  stack.blocks = stack.blocks.map((block) => ({ ...block, x: block.x + (across ? shift(block) : 0) }));
  return stack;
}

/** Return the size of a block of nodes in columns, caption and margins included. */
function size(nodes, columns, sizes) {
  const { widths, heights } = grid(nodes, columns, sizes);
  const sum = (all) => all.reduce((total, each) => total + each + GAP, 0);
  return { width: sum(widths) + GAP, height: sum(heights) + CAPTION };
}

function grid(nodes, columns, sizes) {
  const widths = Array(columns).fill(0);
  const heights = Array(Math.ceil(nodes.length / columns)).fill(0);
  nodes.forEach((node, index) => {
    const { width, height } = sizes.get(node);
    widths[index % columns] = Math.max(widths[index % columns], width);
    heights[Math.floor(index / columns)] = Math.max(heights[Math.floor(index / columns)], height);
  });
  return { widths, heights };
}

/** Put a block with its corner there, and take the place. */
function put(places, taken, block, sizes, corner) {
  const { widths, heights } = grid(block.nodes, block.columns, sizes);
  let y = corner.y + CAPTION;
  heights.forEach((height, row) => {
    let x = corner.x + GAP;
    block.nodes.slice(row * block.columns, (row + 1) * block.columns).forEach((node, column) => {
      places.spots.set(node, { x: x + widths[column] / 2, y: y + height / 2 });
      x += widths[column] + GAP;
    });
    y += height + GAP;
  });
  const whole = size(block.nodes, block.columns, sizes);
  if (block.text) places.captions.push({ x: corner.x + whole.width / 2, y: corner.y + (block.count > FEW ? 3 : CAPTION / 2 + 2), text: `${block.text} · ${block.count}` });
  if (block.count > FEW) places.frames.push({ hub: block.hub, kind: block.kind, nodes: block.nodes });
  taken.push({ ...corner, ...whole });
}

/** Return the corner that a stack at some side of a node should have. */
function wish(side, centre, own, stack) {
  return {
    left: { x: centre.x - own.width / 2 - FAR - stack.width, y: centre.y - stack.height / 2 - CAPTION / 4 },
    right: { x: centre.x + own.width / 2 + FAR, y: centre.y - stack.height / 2 - CAPTION / 4 },
    top: { x: centre.x - stack.width / 2, y: centre.y - own.height / 2 - FAR * 0.6 - stack.height },
    bottom: { x: centre.x - stack.width / 2, y: centre.y + own.height / 2 + FAR * 0.4 },
  }[side];
}

/** Return the free corner nearest to the one wished for: rings around it, each a step wider. */
function nearest(taken, box, corner) {
  const free = (at) => taken.every((other) => at.x >= other.x + other.width || other.x >= at.x + box.width
    || at.y >= other.y + other.height || other.y >= at.y + box.height);
  for (let radius = 0; ; radius += 24) {
    const around_ = Array.from({ length: radius ? 24 : 1 }, (_, index) => {
      const angle = (index / 24) * 2 * Math.PI;
      return { x: corner.x + radius * Math.sin(angle), y: corner.y - radius * Math.cos(angle) };
    });
    const found = around_.find(free);
    if (found) return found;
  }
}
