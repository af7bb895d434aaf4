/** The list on the left: what a search finds, or the policies that pass the filters, or the newest ones. */

import { FILTERS } from './address.js';
import { byId, el, say } from './dom.js';
import { COLLECTIONS } from './nodes.js';
import { marked, numbered, spans, tag } from './search.js';
import { ask } from './server.js';
import { labels, t, word, caption, property } from './words.js';
import { excuse } from './excuse.js';

const PAGE = 30;
let turn = 0;
const CHOICES = {
  kind: ['policy', 'law', 'catalogue', 'draft'],
  status: ['in_force', 'repealed', 'partly_repealed', 'expired', 'not_yet_effective', 'draft', 'unknown', 'disputed'],
  held: ['true', 'false'],
};

/** Show the filters of a state; `change` is called with what differs. */
export function showFilters(state, change) {
  const form = byId('filters');
  const field = (name, control) => el('label', {}, el('span', {}, name), control);
  const choice = (name) => select(CHOICES[name].map((each) => [each, word(name, each)]), state.filters[name],
    (value) => filter(name, value));
  const filter = (name, value) => change({ filters: tidy({ ...state.filters, [name]: value }) });
  const input = (name, type) => el('input', { type, value: state.filters[name] ?? '', name, onchange: (event) => filter(name, event.target.value.trim()) });
  const label = select(labels().filter((each) => each.name in COLLECTIONS).map((each) => [each.name, caption(each.name)]), filtered(state) ? 'Policy' : state.label,
    (value) => change({ label: value, filters: value && value !== 'Policy' ? {} : state.filters }));
  const count = Object.keys(state.filters).length;
  const open = form.querySelector('details')?.open ?? false;
  form.onsubmit = (event) => event.preventDefault();
  form.replaceChildren(
    field(t('filter.label'), label),
    el('details', { open: open || count > 0 },
      el('summary', {}, t('filter.more') + (count ? ` · ${count}` : '')),
      el('div', { class: 'fields' },
        field(property('Policy', 'kind'), choice('kind')),
        field(property('Policy', 'form'), input('form', 'text')),
        field(property('Policy', 'rank'), input('rank', 'text')),
        field(property('Policy', 'status'), choice('status')),
        field(t('filter.issuer'), input('issuer', 'text')),
        field(t('filter.from'), input('signed_from', 'date')),
        field(t('filter.to'), input('signed_to', 'date')),
        field(property('Policy', 'held'), choice('held')),
        field(t('filter.on'), el('input', { type: 'date', name: 'on', value: state.on, onchange: (event) => change({ on: event.target.value }) })),
        el('button', { type: 'button', disabled: !count && !state.on, onclick: () => change({ filters: {}, on: '' }) }, t('filter.clear')))));
}

function select(options, value, change) {
  const all = [['', t('filter.all')], ...options];
  return el('select', { onchange: (event) => change(event.target.value) },
    all.map(([key, name]) => el('option', { value: key, selected: key === (value ?? '') }, name)));
}

function tidy(filters) {
  return Object.fromEntries(FILTERS.filter((name) => filters[name]).map((name) => [name, filters[name]]));
}

const filtered = (state) => Object.keys(state.filters).length > 0;

/**
 * Show what a state finds.
 * @param {import('./address.js').State} state
 * @param {import('./address.js').Item} item
 */
export async function showResults(state, item) {
  const place = byId('results');
  const title = byId('found-title');
  const listed = el('ol', { class: 'results' });
  title.textContent = heading(state);
  place.replaceChildren(el('p', { class: 'muted' }, t('loading')));
  const more = el('button', { type: 'button', class: 'more' }, t('results.more'));
  const mine = ++turn;
  let shown = 0;

  const load = async (step) => {
    try {
      const page = await step();
      // Something else was asked for in the meantime.
      if (mine !== turn) return;
      if (shown === 0) place.replaceChildren(listed, more);
      const fresh = page.items.slice(page.whole ? shown : 0);
      listed.append(...fresh.map((row) => result(row, state.q, item)));
      shown += fresh.length;
      more.hidden = !page.next;
      more.onclick = () => load(page.next);
      if (!shown) place.replaceChildren(nothing(state));
      else title.textContent = `${heading(state)} · ${t(page.next ? 'results.first' : 'results.count', { n: shown })}`;
      say(title.textContent);
    } catch (problem) {
      if (mine === turn) place.replaceChildren(excuse(problem, item));
    }
  };
  await load(source(state));
}

/** Return a function that fetches the first page; each page holds the one that fetches the next. */
function source(state) {
  const byDate = filtered(state) || !state.q;
  if (byDate && (!state.label || state.label === 'Policy')) {
    const held = state.q || filtered(state) ? {} : { held: true };
    const given = { q: state.q, ...held, ...state.filters, as_of: state.on, limit: PAGE };
    const page = (cursor) => async () => {
      const { items, next } = await ask(['policies'], { ...given, cursor });
      return { items: items.map((row) => ({ label: 'Policy', ...row })), next: next && page(next) };
    };
    return page('');
  }
  return state.q ? searched(state) : listOf(state.label);
}

function searched(state) {
  if (['Indicator', 'Region'].includes(state.label)) return listOf(state.label, { q: state.q });
  const page = (limit) => async () => {
    const { items } = await ask(['search'], { q: state.q, label: state.label, as_of: state.on, limit });
    return { items, whole: true, next: items.length === limit && limit < 500 ? page(Math.min(500, limit * 2)) : null };
  };
  return page(PAGE);
}


function listOf(label, asked = {}) {
  const page = (cursor) => async () => {
    const { items, next } = await ask([COLLECTIONS[label] ?? 'policies'], { ...asked, limit: PAGE, cursor });
    return { items: items.map((row) => ({ label, ...row, title: row.title ?? row.name ?? row.code })), next: next && page(next) };
  };
  return page('');
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
  return el('li', {},
    item(row, row.title_marks ? spans(row.title ?? row.id, row.title_marks) : marked(row.title ?? row.id, q)),
    el('p', { class: 'meta' },
      tag(row.label),
      row.kind && el('span', {}, word('kind', row.kind)),
      number && el('span', { class: 'number' }, row.number_marks && number === row.number ? spans(number, row.number_marks) : marked(number, q)),
      date && el('time', { datetime: date }, date),
      row.status && !['unknown', 'in_force'].includes(row.status) && el('span', { class: `status ${row.status}` }, word('status', row.status)),
      row.held === false && el('span', { class: 'cited' }, t('cited.only'))),
    row.snippet && el('p', { class: 'snippet' }, spans(row.snippet, row.snippet_marks)));
}
