/** The pages of a list, its order, and its files. */

import { el } from './dom.js';
import { t, word } from './words.js';

const SORTS = ['', 'date', 'citations'];

/** Return what orders the list and saves it; `files` are addresses by their kind. */
export function tools(state, files, change) {
  const sort = state.q && el('label', {}, el('span', {}, t('sort')), el('select', { name: 'sort', onchange: (event) => change({ sort: event.target.value }) },
    SORTS.map((each) => el('option', { value: each, selected: each === state.sort }, word('sort', each || 'relevance')))));
  const links = Object.entries(files).map(([kind, href]) => el('a', { href, download: `${t('saved.name')}.${kind.toLowerCase()}`, 'aria-label': t('save.as', { kind }) }, kind));
  return [sort, el('span', { class: 'files' }, links)].filter(Boolean);
}

/**
 * Return the links to the pages before and after; nothing where there is only one.
 * @param {number} page the one shown, from 1
 * @param {number|null} last the last one, if it is known
 * @param {boolean} more whether there is a next one
 */
export function pager(page, last, more, go) {
  if (page === 1 && !more) return null;
  const step = (to, name, rel) => el('a', {
    href: go.to({ page: to }), rel,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go.change({ page: to });
    },
  }, name);
  return el('nav', { class: 'pages', 'aria-label': t('pages') },
    page > 1 && step(page - 1, t('pages.before'), 'prev'),
    el('span', {}, last ? t('pages.of', { page, last }) : t('pages.page', { page })),
    more && step(page + 1, t('pages.after'), 'next'));
}
