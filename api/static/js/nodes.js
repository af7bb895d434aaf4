/** Where the interface keeps the nodes of each label, and everything it knows about one of them. */

import { ask } from './server.js';

export const COLLECTIONS = {
  Policy: 'policies',
  Article: 'articles',
  Ministry: 'ministries',
  Industry: 'industries',
  Standard: 'standards',
  Programme: 'programmes',
  Bulletin: 'bulletins',
  Indicator: 'indicators',
  Region: 'regions',
};

/** Labels of what belongs to one document, of which it has dozens. */
const ORDERED = ['Goal', 'Task', 'Entry', 'Amount'];

/** Return one node. @param {import('./address.js').Key} node @param {string} [on] day for which the status is judged */
export async function one(node, on = '') {
  if (node.label === 'Indicator') return { id: node.id, name: node.id, path: (await ask(['indicators', node.id], { as_of: on })).items };
  if (ORDERED.includes(node.label)) return part(node);
  return ask([COLLECTIONS[node.label] ?? 'policies', node.id], { as_of: node.label === 'Policy' ? on : '' });
}

/** Return a goal, task, row of a table or sum: its name, and what it is joined to. */
async function part(node) {
  const rows = await ask(['queries', 'neighbours'], { key: node.id, label: node.label });
  const ends = rows.flatMap((row) => ['source', 'target'].map((end) => ({ label: row[`${end}_label`], id: row[end], title: row[`${end}_title`] })));
  const own = ends.find((each) => each.label === node.label && each.id === node.id);
  const near = new Map(ends.filter((each) => each.id !== node.id).map((each) => [`${each.label} ${each.id}`, each]));
  return { id: node.id, name: own?.title ?? node.id, near: [...near.values()] };
}

/** Return the edges of a policy or article with the quotes behind them, but for what it orders and lists; none for what has no text of its own. */
export async function evidence(node) {
  const rows = node.label === 'Policy' ? (await ask(['policies', node.id, 'evidence'])).items
    : node.label === 'Article' ? await ask(['queries', 'evidence'], { key: node.id, label: 'Article' }) : [];
  return rows.filter((row) => !ORDERED.includes(row.label));
}

/** Return number, date and whether a text is held, by edge, of what a policy or article cites and is cited by. */
export async function citations(node) {
  const [cited, citing] = node.label === 'Policy'
    ? await ask(['policies', node.id, 'citations']).then((found) => [found.cited, found.citing])
    : [await ask(['queries', 'cited'], { key: node.id, label: 'Article' }), []];
  const rows = [...cited.map((row) => ({ direction: 'out', ...row })), ...citing.map((row) => ({ direction: 'in', ...row }))];
  return new Map(rows.map((row) => [edgeName(row), row]));
}

/** Return what tells a row about an edge of one node from the others. */
export function edgeName(row) {
  return [row.direction, row.type, row.label, row.id].join(' ');
}

/** Return the name of the section in which an edge of a node stands: by direction and type, and by label where the type leads to several. */
export function section(row) {
  return [row.direction, row.type, row.direction === 'out' ? row.label : ''].join(' ');
}

/** Return the title that a drawing has room for: of 关于印发《X》的通知, X. */
export function shortTitle(title) {
  return /关于(?:印发|发布|公布)《(.+)》的(?:通知|公告|函)$/.exec(title)?.[1] ?? title;
}

/**
 * Return a text of a policy or article with its provisions and marks; null for an article without one.
 * @param {import('./address.js').Key} node
 * @param {string} [text] id of one of several; otherwise the one that the interface chooses
 * @param {string} [on] day whose wording is wanted; otherwise the latest
 * @param {number|string} [characters] only so many from its beginning; otherwise all
 */
export function printed(node, text = '', on = '', characters = '') {
  if (node.label === 'Policy') return ask(['policies', node.id, 'text'], { text, as_of: on, characters });
  return ask(['queries', 'text'], { key: node.id, label: node.label, text, characters }).then(([row]) => row ?? null);
}
