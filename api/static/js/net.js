/** The part of the graph that is drawn: what was opened, what was expanded, and the edges among what they brought. */

import { PAGED, name } from './address.js';
import { one } from './nodes.js';
import { ask } from './server.js';
import { TOGETHER, edgeTypes } from './words.js';

/** Nodes of one kind of relation that are drawn if there are no more of them; of more the first few stand beside a group. */
export const FEW = 6;
const FIRST = 4;
/** Nodes that a group brings when it is opened. */
export const PAGE = 12;
/** Nodes that one step brings at most: more than all kinds together have. */
const LIMIT = 300;

/**
 * @typedef {{hub: string, kind: string, rest: number, shown: number}} Group nodes of one kind of relation that are not drawn; `shown`: how many are
 * @typedef {{name: string, label: string, id: string, title: string, date?: string|null, number?: string|null, held?: boolean|null, group?: Group, counted?: boolean}} Node `counted`: only a line with a number leads to it
 * @typedef {{id: string, type: string, source: string, target: string, date?: string|null, scope?: string|null, row?: any, group?: Group, weight?: number}} Edge `weight`: how many policies two bodies issued together
 * @typedef {{hubs: string[], nodes: Map<string, Node>, edges: Map<string, Edge>, parts: Set<string>[]}} Net `parts`: what each hub brought by edges of the graph
 */

/** Return what a state draws. @param {import('./address.js').State} state @returns {Promise<Net>} */
export async function gather(state) {
  const hubs = [/** @type {import('./address.js').Key} */ (state.open), ...state.more];
  const net = { hubs: hubs.map(name), nodes: new Map(), edges: new Map(), parts: [] };
  const parts = await Promise.all(hubs.map((hub) => (state.view === 'lineage' ? chain(hub) : neighbourhood(hub, state.pages))));
  for (const part of parts) {
    net.parts.push(new Set(part.nodes.filter((node) => !node.group && !node.counted).map(name)));
    for (const node of part.nodes) net.nodes.set(name(node), { ...node, ...net.nodes.get(name(node)), name: name(node) });
    for (const edge of part.edges.filter((each) => !each.weight || !net.edges.has(`${each.type} ${each.target} ${each.source}`))) net.edges.set(`${edge.type} ${edge.source} ${edge.target}`, { ...edge, id: `${edge.type} ${edge.source} ${edge.target}` });
  }
  return net;
}

/** What is joined to a node, by kind of relation, and the edges among the nodes. */
async function neighbourhood(hub, pages) {
  const asked = { key: hub.id, label: hub.label };
  const [facts, kinds, found, joint] = await Promise.all([one(hub), ask(['queries', 'relations'], { ...asked, limit: FEW }),
    ask(['graph', 'neighbours'], { ...asked, each: FEW, limit: LIMIT }), together(hub)]);
  const parts = [...await Promise.all(kinds.map((kind) => kindOf(hub, kind, pages))), joint];
  const nodes = [titled(hub, facts), ...parts.flatMap((part) => part.nodes)];
  const shown = new Set(nodes.map(name));
  const among = found.edges.map((edge) => ({ type: edge.type, source: `${edge.source_label}:${edge.source}`, target: `${edge.target_label}:${edge.target}` }));
  return { nodes, edges: [...parts.flatMap((part) => part.edges), ...among.filter((edge) => shown.has(edge.source) && shown.has(edge.target))] };
}

/** The bodies with which a body issued most policies, each with their number. */
async function together(hub) {
  if (hub.label !== 'Ministry') return { nodes: [], edges: [] };
  const rows = (await ask(['queries', 'partners'], { key: hub.id, label: hub.label })).slice(0, FEW);
  const nodes = rows.map((row) => ({ ...titled({ label: 'Ministry', id: row.id }, { title: row.name }), counted: true }));
  return { nodes, edges: rows.map((row, index) => ({ type: TOGETHER, source: name(hub), target: name(nodes[index]), weight: row.policies })) };
}

/** The nodes of one kind of relation that are drawn, and the group of the others. */
async function kindOf(hub, kind, pages) {
  const key = `${kind.direction} ${kind.type} ${kind.label}`;
  const most = kind.count <= FEW ? FEW : paged(pages, key, name(hub)) ?? FIRST;
  const rows = most <= kind.nodes.length ? kind.nodes : await page(hub, kind, most);
  const nodes = rows.slice(0, most).map((row) => titled({ label: row.label, id: row.id }, row));
  const rest = kind.count - nodes.length;
  if (rest > 0) nodes.push({ label: kind.label, id: `${key} ${name(hub)}`, title: '', group: { hub: name(hub), kind: key, rest, shown: nodes.length } });
  const edges = nodes.map((node) => (kind.direction === 'out'
    ? { type: kind.type, source: name(hub), target: name(node), group: node.group } : { type: kind.type, source: name(node), target: name(hub), group: node.group }));
  return { nodes, edges };
}

/** Return how many nodes of a kind of relation are drawn, if that was said. */
function paged(pages, kind, hub) {
  const found = pages.map((each) => PAGED.exec(each)).find((each) => each?.[2] === kind && each[3] === hub);
  return found ? Number(found[1]) : null;
}

async function page(hub, { type, direction, label, count, nodes }, most) {
  if (count <= nodes.length) return nodes;
  const [row] = await ask(['queries', 'relations'], { key: hub.id, label: hub.label, type, direction, other: label, limit: Math.min(most, 500) });
  return row?.nodes ?? [];
}

/** The chain of repeals through a policy, and its amendments. */
async function chain(hub) {
  if (hub.label !== 'Policy') return { nodes: [], edges: [] };
  const [policy, { items }] = await Promise.all([one(hub), ask(['policies', hub.id, 'lineage'])]);
  // The date of a row is the day of the repeal, which is no date of what is repealed but will do for who repeals.
  const far = items.map((row) => titled({ label: 'Policy', id: row.id }, { ...row, date: row.id === row.source ? row.date : null }));
  const edges = items.map((row) => ({
    type: row.type, source: `Policy:${row.source}`, target: `Policy:${row.target}`, date: row.date, scope: row.scope, row,
  }));
  return { nodes: [titled(hub, policy), ...far], edges };
}

function titled(key, facts) {
  return {
    ...key,
    title: facts.title ?? facts.name ?? facts.code ?? key.id,
    number: facts.number,
    date: facts.signed ?? facts.published ?? facts.date ?? facts.effective ?? /[〔（(](\d{4})年?[〕）)]/.exec(`${facts.number} ${key.id}`)?.[1] ?? null,
    held: facts.held,
  };
}

/** Return the edge types that are not drawn: those chosen, else where texts are printed, which says little about them. */
export function hiddenTypes(state) {
  if (state.hide) return new Set(state.hide);
  const bulletin = [state.open, ...state.more].some((each) => each?.label === 'Bulletin');
  return new Set(bulletin ? [] : ['PUBLISHED_IN']);
}

/** Return a net without the edges of some types and without what only they joined. @param {Net} net @param {Set<string>} hidden @returns {Net} */
export function without(net, hidden) {
  const edges = [...net.edges].filter(([, edge]) => !hidden.has(edge.type));
  const joined = new Set([...net.hubs, ...edges.flatMap(([, edge]) => [edge.source, edge.target])]);
  return { ...net, nodes: new Map([...net.nodes].filter(([each]) => joined.has(each))), edges: new Map(edges) };
}

/** Return the edge types of a net in the order of the schema, each with how many edges there are. @param {Net} net */
export function counts(net) {
  const all = [...net.edges.values()];
  const count = (type) => all.filter((edge) => edge.type === type).reduce((sum, edge) => sum + (edge.group?.rest ?? 1), 0);
  return edgeTypes().map((type) => ({ type: type.name, count: count(type.name) })).filter((each) => each.count);
}

/** Return how many nodes and edges of a net are drawn themselves and not in a group. @param {Net} net */
export function drawnOf(net) {
  const own = (all) => [...all.values()].filter((each) => !each.group).length;
  return { nodes: own(net.nodes), edges: own(net.edges) };
}
