/** The part of the graph that is drawn: what was opened, what was expanded, and the edges among what they brought. */

import { name } from './address.js';
import { citations, one } from './nodes.js';
import { ask } from './server.js';
import { edgeTypes } from './words.js';

/** New nodes that one step brings at most. */
export const LIMIT = 60;

/**
 * @typedef {{name: string, label: string, id: string, title: string, date?: string|null, number?: string|null, held?: boolean|null}} Node
 * @typedef {{id: string, type: string, source: string, target: string, date?: string|null, scope?: string|null, row?: any}} Edge
 * @typedef {{hubs: string[], nodes: Map<string, Node>, edges: Map<string, Edge>, parts: Set<string>[], cut: boolean}} Net
 *   `parts`: what each hub brought; `cut`: there is more than was brought
 */

/** Return what a state draws. @param {import('./address.js').State} state @returns {Promise<Net>} */
export async function gather(state) {
  const hubs = [/** @type {import('./address.js').Key} */ (state.open), ...state.more];
  const net = { hubs: hubs.map(name), nodes: new Map(), edges: new Map(), parts: [], cut: false };
  const parts = await Promise.all(hubs.map(state.view === 'lineage' ? chain : neighbourhood));
  for (const part of parts) {
    net.parts.push(new Set(part.nodes.map(name)));
    for (const node of part.nodes) net.nodes.set(name(node), { ...node, ...net.nodes.get(name(node)), name: name(node) });
    for (const edge of part.edges) net.edges.set(`${edge.type} ${edge.source} ${edge.target}`, { ...edge, id: `${edge.type} ${edge.source} ${edge.target}` });
    net.cut ||= part.cut;
  }
  return net;
}

async function neighbourhood(hub) {
  const found = await ask(['graph', 'neighbours'], { key: hub.id, label: hub.label, limit: LIMIT });
  const edges = found.edges.map((edge) => ({
    type: edge.type, source: `${edge.source_label}:${edge.source}`, target: `${edge.target_label}:${edge.target}`,
  }));
  const facts = ['Policy', 'Article'].includes(hub.label) ? [...(await citations(hub)).values()] : [];
  const known = new Map([[name(hub), titled(hub, await one(hub))], ...facts.map((row) => [name(row), titled({ label: row.label, id: row.id }, row)])]);
  const nodes = found.nodes.map((node) => ({ ...node, ...known.get(name(node)) }));
  return { nodes: nodes.length ? nodes : [...known.values()].slice(0, 1), edges, cut: found.nodes.length > LIMIT };
}

/** The chain of repeals through a policy, and its amendments. */
async function chain(hub) {
  if (hub.label !== 'Policy') return { nodes: [], edges: [], cut: false };
  const [policy, { items }] = await Promise.all([one(hub), ask(['policies', hub.id, 'lineage'])]);
  // The date of a row is the day of the repeal, which is no date of what is repealed but will do for who repeals.
  const far = items.map((row) => titled({ label: 'Policy', id: row.id }, { ...row, date: row.id === row.source ? row.date : null }));
  const edges = items.map((row) => ({
    type: row.type, source: `Policy:${row.source}`, target: `Policy:${row.target}`, date: row.date, scope: row.scope, row,
  }));
  return { nodes: [titled(hub, policy), ...far], edges, cut: false };
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

/** Return the edge types of a net in the order of the schema, each with how many it has. @param {Net} net */
export function counts(net) {
  const types = [...net.edges.values()].map((edge) => edge.type);
  return edgeTypes().map((type) => ({ type: type.name, count: types.filter((each) => each === type.name).length })).filter((each) => each.count);
}
