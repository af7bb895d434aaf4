/** What the policies of a body, for an industry or of a programme tell: how many by year and what became of them, the first and the last, the most cited, by whom. */

import { bars } from './bars.js';
import { el } from './dom.js';
import { excuse } from './excuse.js';
import { ask } from './server.js';
import { t, word } from './words.js';

/** Sections in their order: the query that each asks, once. */
const SECTIONS = { years, first_last: ends, cited_most: cited, partners };
const OF = ['Ministry', 'Industry', 'Programme'];

/** Return the sections, which fill themselves; none for other labels. @param {import('./address.js').Key} node @param {string} on day for which the status is judged */
export function story(node, on, item) {
  if (!OF.includes(node.label)) return [];
  return Object.entries(SECTIONS).map(([query, write]) => {
    const place = el('section', { class: 'relation story', id: `story-${query}`, hidden: true });
    fill(place, query, write, node, on, item);
    return place;
  });
}

async function fill(place, query, write, node, on, item) {
  const title = el('h3', {}, t(`story.${node.label}.${query}`));
  try {
    const rows = await ask(['queries', query], { key: node.id, label: node.label, as_of: query === 'partners' ? '' : on });
    if (rows.length) place.replaceChildren(title, ...write(rows, item));
    place.hidden = !rows.length;
  } catch (problem) {
    place.replaceChildren(title, excuse(problem, item));
    place.hidden = false;
  }
}

/** The years as a chart, with all of its numbers in a table. */
function years(rows) {
  const sum = (name) => rows.reduce((total, row) => total + row[name], 0);
  const columns = ['policies', 'in_force', 'ended', 'other'];
  const line = (head, values) => el('tr', {}, el('th', { scope: 'row' }, head), values.map((value) => el('td', {}, value)));
  return [
    el('p', {}, t('story.sum', Object.fromEntries(columns.map((name) => [name, sum(name)])))),
    bars(rows),
    ...rows.filter((row) => !row.year).map((row) => el('p', { class: 'muted' }, t('story.undated', { n: row.policies }))),
    el('details', {}, el('summary', {}, t('story.table')),
      el('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('story.table') }, el('table', { class: 'orders' },
        el('thead', {}, el('tr', {}, ['year', ...columns].map((name) => el('th', { scope: 'col' }, t(`story.${name}`))))),
        el('tbody', {}, rows.map((row) => line(row.year ?? t('undated'), columns.map((name) => row[name]))))))),
  ];
}

/** The first and the last policies: two lists, of few one. */
function ends(rows, item) {
  return ['first', 'last'].map((place) => [place, rows.filter((row) => row.place === place)]).filter(([, some]) => some.length).flatMap(([place, some], index, all) => [
    all.length > 1 && el('h4', {}, t(`story.${place}`)),
    el('ul', { class: 'rows' }, some.map((row) => policy(row, item, row.issuers.join(t('comma'))))),
  ]).filter(Boolean);
}

function cited(rows, item) {
  return [el('ol', { class: 'rows' }, rows.map((row) => policy(row, item, t('story.citing', { n: row.citing }))))];
}

function policy(row, item, more) {
  return el('li', {},
    item({ label: 'Policy', id: row.id }, row.title ?? row.id),
    el('p', { class: 'meta' },
      row.number && row.number !== row.title && el('span', { class: 'number' }, row.number),
      row.date && el('time', { datetime: row.date }, row.date),
      row.held === false ? el('span', { class: 'cited' }, t('cited.only')) : row.status && el('span', { class: `status ${row.status}` }, word('status', row.status)),
      more && el('span', {}, more)));
}

function partners(rows, item) {
  return [el('ul', { class: 'rows' }, rows.map((row) => el('li', {},
    item({ label: 'Ministry', id: row.id }, row.name),
    el('p', { class: 'meta' },
      el('span', {}, t('list.policies', { n: row.policies })),
      row.leading > 0 && el('span', {}, t('story.leading', { n: row.leading })),
      row.first && el('span', {}, row.first.slice(0, 4) === row.last.slice(0, 4) ? row.first.slice(0, 4) : `${row.first.slice(0, 4)}–${row.last.slice(0, 4)}`)))))];
}
