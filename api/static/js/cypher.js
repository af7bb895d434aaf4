/** Cypher that shows in Neo4j Browser what is drawn here. It stands alone: names are in it as literals. */

import { labels } from './words.js';

const STEPS = 5;

/** Return the statement for what is drawn. @param {import('./net.js').Net} net @param {'around'|'lineage'} view */
export function cypher(net, view) {
  // What is counted here is no edge there.
  const types = [...new Set([...net.edges.values()].filter((edge) => !edge.weight).map((edge) => edge.type))];
  return view === 'lineage' ? chains(net, types) : parts(net, types);
}

/** What each node that was opened or expanded has brought: the nodes, and every edge of the types drawn among them. */
function parts(net, types) {
  const shown = net.parts.map((part) => [...net.nodes.values()].filter((node) => part.has(node.name)));
  return shown.map((nodes) => among(nodes, types)).join('UNION\n');
}

function among(nodes, types) {
  const ids = labels().map(({ name }) => [name, nodes.filter((node) => node.label === name).map((node) => node.id)]).filter(([, of]) => of.length);
  const all = ids.map(([label]) => label).join('|');
  const branches = ids.map(([label, of]) => `  MATCH (n:${label}) WHERE n.id IN ${list(of)} RETURN n`);
  if (!types.length) return `${branches.map((each) => each.trim()).join('\nUNION\n')}\n`;
  return `CALL {\n${branches.join('\n  UNION ALL\n')}\n}\nWITH collect(n) AS shown\nUNWIND shown AS n\n`
    + `OPTIONAL MATCH path = (n)-[:${types.join('|')}]->(m:${all}) WHERE m IN shown\nRETURN n, path\n`;
}

/** The chains of repeals through the policies that were asked for, their amendments, and their namesakes, which no edge joins. */
function chains(net, types) {
  const ids = idsOf(net, net.hubs);
  const patterns = [
    // The policies themselves, also those without a chain.
    ['(p)'],
    types.includes('SUPERSEDES') && [`(p)-[:SUPERSEDES*1..${STEPS}]->(:Policy)`, `(p)<-[:SUPERSEDES*1..${STEPS}]-(:Policy)`],
    types.includes('AMENDS') && ['(p)-[:AMENDS]->(:Policy)', '(p)<-[:AMENDS]-(:Policy)'],
    types.includes('SAME_TITLE') && `(n:Policy {stem: p.stem}) WHERE n.id IN ${namesakes(net)}`,
  ].filter(Boolean).flat();
  const start = `MATCH (p:Policy) WHERE p.id IN ${ids}`;
  return `${patterns.map((pattern) => `${start} MATCH path = ${pattern} RETURN path`).join('\nUNION\n')}\n`;
}

/** Ids of the policies of one title that are drawn beside each other. */
function namesakes(net) {
  return idsOf(net, [...net.edges.values()].filter((edge) => edge.type === 'SAME_TITLE').flatMap((edge) => [edge.source, edge.target]));
}

/** The ids of those of the nodes that are drawn, each once, as a list. */
function idsOf(net, names) {
  return list([...new Set(names)].map((each) => net.nodes.get(each)?.id).filter((id) => id !== undefined));
}

const list = (texts) => `[${texts.map(literal).join(', ')}]`;

function literal(text) {
  const escapes = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `'${text.replace(/[\\'\n\r\t]/g, (each) => escapes[each])}'`;
}
