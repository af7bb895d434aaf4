/** The passages that a policy shares with others, word for word or nearly so: beside each other on its card. */

import { placeOf } from './address.js';
import { el } from './dom.js';
import { ask } from './server.js';
import { t, word } from './words.js';

/** Passages that are asked for at most. */
const MOST = 5000;

/** Return the passages that a policy shares with others, in the order of its text. */
export function passages(node, on) {
  return node.label === 'Policy' ? ask(['queries', 'reused'], { key: node.id, as_of: on, limit: MOST }) : Promise.resolve([]);
}

/** Return those of the passages that stand in a text of a bulletin, with their places. */
export function passagesOf(rows, bulletin, text) {
  const placed = rows.map((row) => ({ row, ...placeOf(row.span) }));
  return placed.filter((each) => each.bulletin === bulletin && each.start < text.end && each.end > text.start);
}

/** Say below a passage who shares it, with the way to the other's. */
export function sharedWith(row, item) {
  return el('p', { lang: document.documentElement.lang }, word('reused', row.direction), t('colon'), item({ label: 'Policy', id: row.id }, row.title ?? row.id, { read: row.their_span }));
}

/** Return the section with what is shared, one row for each other policy; nothing where nothing is shared. */
export function reused(node, rows, item) {
  if (!rows.length) return null;
  const others = Map.groupBy(rows, (row) => row.id);
  return el('section', { id: 'reused', 'aria-labelledby': 'reused-title' },
    el('h3', { id: 'reused-title' }, t('reused'), ' ', el('span', { class: 'count' }, others.size)),
    el('ul', { class: 'rows' }, [...others.values()].map((each) => rowOf(node, each, item))));
}

function rowOf(node, rows, item) {
  const [other] = rows;
  const key = { label: 'Policy', id: other.id };
  return el('li', {},
    item(key, other.title ?? other.id),
    el('p', { class: 'meta' },
      el('span', {}, word('reused', other.direction)),
      other.number && el('span', { class: 'number' }, other.number),
      other.signed && el('time', { datetime: other.signed }, other.signed),
      el('span', { class: `status ${other.status}` }, word('status', other.status)),
      el('span', {}, t('reused.share', { mine: percent(other.share), theirs: percent(other.their_share) }))),
    el('details', { class: 'quote' },
      el('summary', {}, t(rows.length > 1 ? 'reused.passages' : 'reused.passage', { n: rows.length })),
      rows.map((row) => el('div', { class: 'pair' },
        side(t('reused.here'), row.passage, item(node, t('quote.in_text'), { read: row.span })),
        side(other.title ?? other.id, row.their_passage, item(key, t('reused.there'), { read: row.their_span }))))));
}

const percent = (share) => `${Math.round(share * 100)}%`;

function side(name, passage, link) {
  return el('figure', {}, el('figcaption', {}, name), el('blockquote', {}, el('p', { lang: 'zh' }, passage), link));
}
