/** Where the policies of a chain of repeals stand: the old at the left, the new at the right, a column for each day, what amends below. */

import { t } from './words.js';

const COLUMN = 236;
const ROW = 96;
/** In one column on a narrow screen, the old on top. */
const STEP = 124;

/** Return the places of all nodes of a lineage. @returns {import('./arrange.js').Places} */
export function timeline(net, sizes, narrow) {
  const columns = columnsOf(net);
  const places = { spots: new Map(), captions: [] };
  const main = chained(net);
  columns.forEach((column, at) => {
    const day = column[0].date ?? t('undated');
    const [chain, rest] = [column.filter((node) => main.has(node.name)), column.filter((node) => !main.has(node.name))];
    [...chain, ...rest].forEach((node, row) => {
      const below = chain.length || !main.size ? row : row + 1;
      places.spots.set(node.name, narrow ? { x: row * COLUMN * 0.75, y: at * STEP } : { x: at * COLUMN, y: below * ROW });
    });
    places.captions.push(narrow ? { x: -130, y: at * STEP, text: day } : { x: at * COLUMN, y: -66, text: day });
  });
  return places;
}

/** Nodes of the chain of repeals itself. */
function chained(net) {
  return new Set([...net.edges.values()].filter((edge) => edge.type === 'SUPERSEDES').flatMap((edge) => [edge.source, edge.target]).concat(net.hubs));
}

/** Return the nodes by day, the old first. What has no date stands right before what repeals or amends it, else at the end. */
function columnsOf(net) {
  const newer = [...net.edges.values()].map((edge) => [edge.target, edge.source]);
  const columns = new Map();
  for (const node of net.nodes.values()) {
    const after = newer.filter(([old]) => old === node.name).map(([, each]) => net.nodes.get(each)?.date).filter(Boolean).sort()[0];
    const key = node.date ? `${node.date}~` : `${after ?? '9999'}`;
    columns.set(key, [...(columns.get(key) ?? []), node]);
  }
  return [...columns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, nodes]) => nodes);
}

/** Return how far an edge bends aside so that it passes what stands between its ends; 0 for neighbours. */
export function bend(from, to, narrow) {
  const steps = narrow ? Math.abs(from.y - to.y) / STEP : Math.abs(from.x - to.x) / COLUMN;
  return steps > 1.5 && (narrow ? from.x === to.x : from.y === to.y) ? (narrow ? 1 : -1) * (34 + 18 * steps) : 0;
}
