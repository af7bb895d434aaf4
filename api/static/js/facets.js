/** What a search finds, counted: each value is a link that leaves only what has it, or, chosen, one that lets all back in. */

import { tidy } from './filters.js';
import { byId, el } from './dom.js';
import { ask } from './server.js';
import { caption, property, t, word } from './words.js';

const SHOWN = 8;
const ORDER = ['label', 'year', 'status', 'kind', 'form', 'issuer', 'industry', 'held'];

/**
 * Show the counts of what a state finds, and return how many there are: `{total, atLeast}`.
 * @param {import('./address.js').State} state
 * @param {Record<string, string>} asked words and filters, as the interface takes them
 * @param {{to: (difference: object) => string, change: (difference: object) => void}} go
 */
export async function countFound(state, asked, go) {
  const rows = await ask(['queries', 'search_facets'], { ...asked, limit: 50 });
  const total = rows.filter((row) => row.facet === 'label').reduce((sum, row) => sum + row.count, 0);
  return { total, atLeast: rows.some((row) => row.at_least), show: () => show(state, rows, go) };
}

/** Show no counts. */
export function hideFacets() {
  byId('facets').replaceChildren();
}

function show(state, rows, go) {
  const place = byId('facets');
  const focused = document.activeElement?.getAttribute('data-facet');
  const opened = [...place.querySelectorAll('details[open]')].map((each) => each.id);
  const narrow = matchMedia('(max-width: 760px)').matches;
  const groups = ORDER.map((facet) => [facet, rows.filter((row) => row.facet === facet)]).filter(([, values]) => values.length);
  place.replaceChildren(...(groups.length ? [
    el('details', { id: 'facets-all', open: !narrow || opened.includes('facets-all') },
      el('summary', {}, t('facets')),
      groups.map(([facet, values]) => group(state, facet, ordered(facet, values), go, opened))),
  ] : []));
  if (focused) /** @type {HTMLElement|null} */ (place.querySelector(`[data-facet="${CSS.escape(focused)}"]`))?.focus();
}

/** Years from the newest on; all else by how often, as it comes. */
function ordered(facet, values) {
  return facet === 'year' ? [...values].sort((one, other) => other.value.localeCompare(one.value)) : values;
}

function group(state, facet, values, go, opened) {
  const id = `facet-${facet}`;
  const items = values.map((row) => el('li', {}, choice(state, facet, row, go)));
  const rest = items.slice(SHOWN);
  return el('div', { class: 'facet', role: 'group', 'aria-labelledby': id },
    el('p', { id }, titled(facet)),
    el('ul', {}, items.slice(0, SHOWN)),
    rest.length > 0 && el('details', { id: `${id}-rest`, open: opened.includes(`${id}-rest`) || values.slice(SHOWN).some((row) => chosen(state, facet, row.value)) },
      el('summary', {}, t('facets.rest', { n: rest.length })), el('ul', {}, rest)));
}

function choice(state, facet, row, go) {
  const on = chosen(state, facet, row.value);
  const difference = differing(state, facet, on ? '' : row.value);
  const name = named(facet, row);
  return el('a', {
    href: go.to({ ...difference, page: 1 }), 'data-facet': `${facet}:${row.value}`, 'aria-current': on && 'true',
    title: on ? t('facets.remove', { name }) : null,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go.change(difference);
    },
  }, el('span', {}, name), el('span', { class: 'count' }, row.count), on && el('span', { 'aria-hidden': 'true' }, '✕'));
}

function chosen(state, facet, value) {
  if (facet === 'label') return state.label === value;
  if (facet === 'year') return state.filters.signed_from === `${value}-01-01` && state.filters.signed_to === `${value}-12-31`;
  return state.filters[facet] === value;
}

function differing(state, facet, value) {
  if (facet === 'label') return { label: value };
  const filters = facet === 'year' ? { signed_from: value && `${value}-01-01`, signed_to: value && `${value}-12-31` } : { [facet]: value };
  return { filters: tidy({ ...state.filters, ...filters }) };
}

function titled(facet) {
  if (facet === 'label') return t('filter.label');
  if (facet === 'year') return t('facets.year');
  if (facet === 'issuer' || facet === 'industry') return caption({ issuer: 'Ministry', industry: 'Industry' }[facet]);
  return property('Policy', facet);
}

function named(facet, row) {
  if (facet === 'label') return caption(row.value);
  return ['kind', 'status', 'held'].includes(facet) ? word(facet, row.value) : row.name;
}
