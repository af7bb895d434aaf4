/**
 * Where the policies of a lineage stand: the old at the left, the new at the right. The chain of repeals is the row on top, a column
 * for each day; what only amends stands below, on two rows by turns. On a narrow screen all is one column, the old on top.
 */

import { t } from './words.js';

const COLUMN = 290;
const BESIDE = 114;
const ROW = 104;
/** Room for the line that joins what amends. */
const LANE = 48;
const STEP = 124;

/** Return the places of all nodes of a lineage. @returns {import('./arrange.js').Places} */
export function timeline(net, narrow) {
  const days = byDay(net);
  if (narrow) return { spots: new Map(days.flatMap(([, nodes]) => nodes).map((node, at) => [node.name, { x: 0, y: at * STEP }])), captions: [] };
  const main = chained(net);
  const rows = Math.max(1, ...days.map(([, nodes]) => nodes.filter((node) => main.has(node.name)).length));
  const places = { spots: new Map(), captions: [] };
  let [chainAt, besideAt, turn] = [-COLUMN, -COLUMN, 0];
  for (const [day, nodes] of days) {
    const chain = nodes.filter((node) => main.has(node.name));
    if (chain.length) {
      chainAt = Math.max(chainAt + COLUMN, besideAt + COLUMN / 2);
      chain.forEach((node, row) => places.spots.set(node.name, { x: chainAt, y: row * ROW }));
      places.captions.push({ x: chainAt, y: 0, text: day });
    }
    for (const node of nodes.filter((each) => !main.has(each.name))) {
      besideAt = Math.max(besideAt + BESIDE, chainAt + COLUMN / 2);
      places.spots.set(node.name, { x: besideAt, y: (rows + (turn++ % 2)) * ROW + LANE });
    }
  }
  const top = Math.max(0, ...[...net.edges.values()].map((edge) => rise(places, edge) / 2));
  return { ...places, captions: places.captions.map((each) => ({ ...each, y: -70 - top })) };
}

/** Nodes of the chain of repeals itself, and what was asked for. */
function chained(net) {
  const repeals = [...net.edges.values()].filter((edge) => edge.type === 'SUPERSEDES');
  return new Set([...net.hubs, ...repeals.flatMap((edge) => [edge.source, edge.target])]);
}

/** Return the nodes by day, the old first. What has no date stands right before what repeals or amends it, else at the end. */
function byDay(net) {
  const edges = [...net.edges.values()];
  const days = new Map();
  for (const node of net.nodes.values()) {
    const after = edges.filter((edge) => edge.target === node.name).map((edge) => net.nodes.get(edge.source)?.date).filter(Boolean).sort()[0];
    const key = node.date ? `${node.date}~` : (after ?? '9999');
    days.set(key, [...(days.get(key) ?? []), node]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, nodes]) => [key.endsWith('~') ? key.slice(0, -1) : t('undated'), nodes]);
}

/** Return how high an edge must arch to pass what stands between its ends; 0 where nothing does. */
function rise(places, edge) {
  const [from, to] = [places.spots.get(edge.source), places.spots.get(edge.target)];
  const steps = Math.abs(from.x - to.x) / COLUMN;
  return from.y === to.y && steps > 1.2 ? 96 + 22 * steps : 0;
}

/**
 * Return how an edge goes: straight to what is beside it, in an arch over what stands between, at right angles to another row;
 * then its caption stands at the end where it is alone.
 */
export function course(places, edge, narrow) {
  const [from, to] = [places.spots.get(edge.source), places.spots.get(edge.target)];
  if (narrow) return Math.abs(from.y - to.y) > 1.5 * STEP ? { bend: Math.sign(from.y - to.y) * (224 + Math.abs(from.y - to.y) / 12) } : {};
  if (from.y === to.y) return rise(places, edge) ? { bend: Math.sign(from.x - to.x) * rise(places, edge) } : {};
  const across = edge.type === 'SUPERSEDES' && Math.abs(from.x - to.x) <= COLUMN * 1.2;
  return { square: across ? 'horizontal' : 'vertical', [from.y > to.y ? 'start' : 'end']: true };
}
