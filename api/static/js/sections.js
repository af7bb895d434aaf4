/** What a policy or article is joined to, a section for each kind of relation, every row with its quotes. */

import { el } from './dom.js';
import { edgeName } from './nodes.js';
import { quotation } from './quote.js';
import { extent } from './status.js';
import { relation, t, word } from './words.js';

const ORDER = ['in.SUPERSEDES', 'out.SUPERSEDES', 'in.AMENDS', 'out.AMENDS', 'out.BASED_ON', 'out.INTERPRETS', 'in.INTERPRETS', 'out.ADVANCES',
  'out.REFERENCES Standard', 'out.TARGETS', 'out.REFERENCES Policy', 'in.BASED_ON', 'in.REFERENCES', 'out.ISSUED_BY'];
const FIRST = 6;

/** Return the sections of a document. */
export function sections(node, facts, quotes, cited, item) {
  const scopes = new Map([...(facts.repeals ?? []).map((each) => [`out ${each.id}`, each]), ...(facts.repealed_by ?? []).map((each) => [`in ${each.id}`, each])]);
  const groups = grouped(quotes);
  groups.delete('out.PUBLISHED_IN');
  const known = ORDER.filter((name) => groups.has(name));
  const names = [...known, ...[...groups.keys()].filter((name) => !known.includes(name))];
  return names.map((name) => section(node, facts, groups.get(name), { cited, scopes, item }));
}

const group = (row) => `${row.direction}.${row.type}${row.type === 'REFERENCES' && row.direction === 'out' ? ` ${row.label}` : ''}`;

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(group(row), [...(groups.get(group(row)) ?? []), row]);
  return groups;
}

function section(node, facts, rows, known) {
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
      more.held === false && el('span', { class: 'cited' }, t('cited.only'))),
    quotation(row, out ? node : other, (out ? row.title : facts.title) ?? ''));
}
