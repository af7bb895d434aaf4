/** Policies that have something to do with the policy or article on the card, and why. */

import { el } from './dom.js';
import { excuse } from './excuse.js';
import { ask } from './server.js';
import { reason as why, t, word } from './words.js';

const FIRST = 8;
const ALL = 50;

/** Show them in a place, with their status on a day. */
export async function showRelated(node, day, place, item, limit = FIRST) {
  const title = el('h3', { id: 'related-title' }, t('related'));
  try {
    const items = await ask(['queries', 'related'], { key: node.id, label: node.label, as_of: day, limit });
    const most = Math.max(...items.map((row) => row.score));
    const more = items.length === limit && limit < ALL
      && el('button', { type: 'button', class: 'more', onclick: () => showRelated(node, day, place, item, ALL) }, t('results.more'));
    place.replaceChildren(title, items.length
      ? el('ol', { class: 'rows' }, items.map((row) => rowOf(row, most, item))) : el('p', { class: 'empty' }, t('related.none')), more || '');
  } catch (problem) {
    place.replaceChildren(title, excuse(problem, item));
  }
}

function rowOf(row, most, item) {
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(row.score / most));
  return el('li', { class: row.weak ? 'weak' : '' },
    item({ label: 'Policy', id: row.id }, row.title ?? row.id),
    el('p', { class: 'meta' },
      el('span', { class: 'score' }, bar, ' ', t('related.score', { score: row.score.toFixed(1) })),
      row.weak && el('span', {}, t('related.weak')),
      row.number && el('span', { class: 'number' }, row.number),
      row.signed && el('time', { datetime: row.signed }, row.signed),
      row.held === false ? el('span', { class: 'cited' }, t('cited.only')) : el('span', { class: `status ${row.status}` }, word('status', row.status))),
    el('ul', { class: 'reasons' }, row.reasons.slice(0, 6).map((each) => reason(each, row, item))),
    row.reasons.length > 6 && el('p', { class: 'muted' }, t('related.reasons', { n: row.reasons.length })));
}

function reason(each, row, item) {
  const direct = each.id === row.id && each.label === 'Policy';
  const shared = each.id ? item({ label: each.label, id: each.id }, each.name ?? each.id) : each.name;
  return el('li', {},
    el('span', { class: 'why' }, why(each.reason, each.label)),
    direct ? null : [t('colon'), shared],
    each.quote && el('q', {}, each.quote));
}
