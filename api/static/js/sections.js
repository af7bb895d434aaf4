/** What a policy or article is joined to, a section for each kind of relation, every row with its quotes. */

import { el } from './dom.js';
import { edgeName, section } from './nodes.js';
import { quotation } from './quote.js';
import { extent } from './status.js';
import { edgeType, edgeTypes, relation, t, word } from './words.js';

/** Groups of edge types in the order of the card; what is named in passing comes after what a document is about. */
const ORDER = ['change', 'citation', 'topic', 'passing', 'succession', 'hierarchy', 'origin'];
const FIRST = 6;

/** Return the sections of a document. */
export function sections(node, facts, quotes, cited, item) {
  const scopes = new Map([...(facts.repeals ?? []).map((each) => [`out ${each.id}`, each]), ...(facts.repealed_by ?? []).map((each) => [`in ${each.id}`, each])]);
  const groups = grouped(quotes);
  const ordered = [...groups.values()].sort(([a], [b]) => place(a) - place(b) || a.label.localeCompare(b.label));
  return ordered.map((rows) => sectionOf(node, facts, rows, { cited, scopes, item }));
}

function grouped(rows) {
  const groups = new Map();
  // Where it is printed stands among the facts; shared text has a section of its own.
  for (const row of rows.filter((each) => !['PUBLISHED_IN', 'SIMILAR_TO'].includes(each.type))) groups.set(section(row), [...(groups.get(section(row)) ?? []), row]);
  return groups;
}

/** The place of a section: by group, then rank; of changes what this document undergoes comes first, of all else what it does. */
function place({ type, direction }) {
  const { group = 'topic', rank = 0 } = edgeType(type) ?? {};
  const passing = rank === Math.max(...edgeTypes().map((each) => each.rank ?? 0)) && rank > 0;
  const first = group === 'change' ? 'in' : 'out';
  return ORDER.indexOf(passing ? 'passing' : group) * 1e6 + (rank ?? 0) * 10 + (direction === first ? 0 : 1);
}

function sectionOf(node, facts, rows, known) {
  const [{ type, direction, label }] = rows;
  const items = rows.map((row) => rowOf(node, facts, row, known));
  return el('section', { class: 'relation' },
    el('h3', {}, relation(type, direction, label), ' ', el('span', { class: 'count' }, rows.length)),
    el('ul', { class: 'rows' }, items.slice(0, FIRST)),
    items.length > FIRST && el('details', {},
      el('summary', {}, t('card.rest', { n: items.length - FIRST })), el('ul', { class: 'rows' }, items.slice(FIRST))));
}

function rowOf(node, facts, row, { cited, scopes, item }) {
  const other = { label: row.label, id: row.id };
  const more = cited.get(edgeName(row)) ?? {};
  const repeal = row.type === 'SUPERSEDES' && scopes.get(`${row.direction} ${row.id}`);
  const out = row.direction === 'out';
  return el('li', {},
    item(other, row.title ?? row.id),
    el('p', { class: 'meta' },
      more.kind && row.type === 'INTERPRETS' && el('span', {}, word('kind', more.kind)),
      more.number && more.number !== row.title && el('span', { class: 'number' }, more.number),
      row.label === 'Industry' && el('span', { class: 'number' }, row.id),
      more.date && el('time', { datetime: more.date }, more.date),
      repeal && extent(repeal),
      row.until && el('span', { class: 'cited' }, t('wordings.past', row)),
      more.held === false && el('span', { class: 'cited' }, t('cited.only'))),
    quotation(row, out ? node : other, (out ? row.title : facts.title) ?? '', item));
}
