/** The list: what a search finds, or the policies that pass the filters, or the newest ones. */

import { byId, el, say } from './dom.js';
import { excuse } from './excuse.js';
import { countFound, hideFacets } from './facets.js';
import { filtered } from './filters.js';
import { COLLECTIONS } from './nodes.js';
import { pager, tools } from './pages.js';
import { marked, numbered, spans, tag } from './search.js';
import { address, ask, send } from './server.js';
import { caption, t, word } from './words.js';

const PAGE = 20;
/** Rows of a file at most. */
const MOST = 1000;
/** Bodies that a row names. */
const ISSUERS = 3;
let turn = 0;

/**
 * Show what a state finds.
 * @param {import('./address.js').State} state
 * @param {import('./address.js').Item} item
 * @param {{to: (difference: object) => string, change: (difference: object) => void}} go
 */
export async function showResults(state, item, go) {
  const mine = ++turn;
  const current = () => mine === turn;
  byId('found-title').textContent = heading(state);
  byId('results').replaceChildren(el('p', { class: 'muted' }, t('loading')));
  byId('found-tools').replaceChildren();
  if (!searching(state)) hideFacets();
  try {
    await (searching(state) ? showFound(state, item, go, current) : showList(state, item, go, current));
  } catch (problem) {
    if (current()) byId('results').replaceChildren(excuse(problem, item));
  }
}

/** Whether the full-text search answers: it does not know the labels that have few nodes. */
const searching = (state) => Boolean(state.q) && !['Indicator', 'Region'].includes(state.label);

/** Show a page of what a search finds, then how much there is in all. */
async function showFound(state, item, go, current) {
  const asked = { q: state.q, label: state.label, ...state.filters, as_of: state.on };
  const counting = countFound(state, asked, go);
  counting.catch(() => {});
  const { items, next } = await ask(['search'], { ...asked, sort: state.sort, skip: (state.page - 1) * PAGE || '', limit: PAGE, facets: false });
  if (!current()) return;
  const place = byId('results');
  const rows = items.map((row) => result(row, state.q, item));
  const files = {
    CSV: address(['search.csv'], { ...asked, sort: state.sort, limit: MOST }),
    JSON: address(['queries', 'search'], { ...asked, sort: state.sort, limit: MOST }),
  };
  byId('found-tools').replaceChildren(...(rows.length ? tools(state, files, go.change) : []));
  place.replaceChildren(rows.length ? el('ol', { class: 'results', start: (state.page - 1) * PAGE + 1 }, rows) : nothing(state));
  const pages = (last) => pager(state.page, last, Boolean(next), go);
  let shown = pages(null);
  if (shown) place.append(shown);
  if (!rows.length && state.page === 1) await propose(state, item, current);
  // That what was found could not be counted is no reason to hide it.
  const found = await counting.catch(() => null);
  if (!current()) return;
  if (!found) hideFacets();
  else {
    found.show();
    const count = t(found.atLeast ? 'results.at_least' : 'results.count', { n: found.total });
    if (rows.length) byId('found-title').textContent = `${heading(state)} · ${count}`;
    const exact = pages(found.atLeast ? null : Math.max(1, Math.ceil(found.total / PAGE)));
    if (shown && exact) shown.replaceWith(exact);
    shown = exact;
  }
  say(byId('found-title').textContent);
}

/** Below what found nothing: policies whose number or title is nearly the one given. */
async function propose(state, item, current) {
  const { items } = await send(['match'], { keys: [state.q], limit: 3 }).catch(() => ({ items: [] }));
  const near = items.flatMap((one) => one.candidates);
  if (!near.length || !current()) return;
  byId('results').append(el('div', { class: 'near' }, el('p', {}, t('near')),
    el('ul', {}, near.map((row) => el('li', {}, item({ label: 'Policy', id: row.id }, row.title ?? row.id))))));
}

/** Show the nodes of a label, or the policies that pass the filters, as far as one asks for more. */
async function showList(state, item, go, current) {
  const place = byId('results');
  const listed = el('ol', { class: 'results' });
  const more = el('button', { type: 'button', class: 'more' }, t('results.more'));
  const list = source(state);
  let shown = 0;
  const load = async (cursor) => {
    const { items, next } = await ask(list.path, { ...list.asked, limit: PAGE, cursor });
    // Something else was asked for in the meantime.
    if (!current()) return;
    if (!shown) place.replaceChildren(items.length ? listed : nothing(state), more);
    listed.append(...items.map((row) => result(list.row(row), state.q, item)));
    shown += items.length;
    more.hidden = !next;
    more.onclick = () => load(next).catch((problem) => place.append(excuse(problem, item)));
    if (shown) byId('found-title').textContent = `${heading(state)} · ${t(next ? 'results.first' : 'results.count', { n: shown })}`;
    say(byId('found-title').textContent);
  };
  await load('');
}

function source(state) {
  const label = filtered(state) ? 'Policy' : state.label || 'Policy';
  if (label !== 'Policy') {
    return { path: [COLLECTIONS[label] ?? 'policies'], asked: { q: state.q }, row: (row) => ({ label, ...row, title: row.title ?? row.name ?? row.code }) };
  }
  const held = filtered(state) ? {} : { held: true };
  return { path: ['policies'], asked: { ...held, ...state.filters, as_of: state.on }, row: (row) => ({ label, ...row }) };
}

function heading(state) {
  if (state.q) return t('results.of', { q: state.q });
  return filtered(state) ? t('results.filtered') : t(state.label && state.label !== 'Policy' ? 'results.all' : 'results.newest', { label: caption(state.label) });
}

function nothing(state) {
  const short = state.q && [...state.q].length < 2;
  return el('p', { class: 'empty' }, t(short ? 'results.short' : state.q ? 'results.none' : 'results.empty', { q: state.q }));
}

function result(row, q, item) {
  const date = row.date ?? row.signed ?? row.published;
  const number = numbered(row);
  const issuers = row.issuers ?? [];
  return el('li', {},
    item(row, row.title_marks ? spans(row.title ?? row.id, row.title_marks) : marked(row.title ?? row.id, q)),
    el('p', { class: 'meta' },
      tag(row.label),
      row.kind && el('span', {}, word('kind', row.kind)),
      number && el('span', { class: 'number' }, row.number_marks && number === row.number ? spans(number, row.number_marks) : marked(number, q)),
      date && el('time', { datetime: date }, date),
      issuers.length > 0 && el('span', { class: 'issuers', lang: 'zh' }, issuers.slice(0, ISSUERS).join('、') + (issuers.length > ISSUERS ? t('results.and_others') : '')),
      row.status && !(row.status === 'unknown' && row.held === false) && el('span', { class: `status ${row.status}` }, word('status', row.status)),
      row.held === false && el('span', { class: 'cited' }, t('cited.only'))),
    row.snippet && el('p', { class: 'snippet' }, spans(row.snippet, row.snippet_marks)));
}
