/** The page: one state, read from the address bar, shown in three places. */

import { link, name, read } from './address.js';
import { showCard } from './card.js';
import { byId, el } from './dom.js';
import { excuse } from './excuse.js';
import { showFilters } from './filters.js';
import { showGraph } from './graph.js';
import { hideReading, showReading } from './reading.js';
import { showResults } from './results.js';
import { searchBox } from './search.js';
import { showWelcome } from './welcome.js';
import { learn, speak, t } from './words.js';

let state = read();
/** What each place shows, so that only what differs is made anew. */
const shown = { found: '', card: '', graph: '', reading: '' };

/** Go to a state that differs in this; `quietly` without a step of its own in the history. */
function change(difference, quietly = false) {
  const opened = difference.open && (!state.open || name(difference.open) !== name(state.open));
  // Another list begins with its first page.
  const page = ['q', 'label', 'filters', 'sort', 'on'].some((each) => each in difference) ? 1 : state.page;
  state = { ...state, page, ...difference };
  history[quietly ? 'replaceState' : 'pushState'](null, '', link(state));
  show();
  if (opened) byId('card').focus({ preventScroll: !narrow() });
  if (difference.open === null || 'page' in difference) byId('found-title').focus();
  if (difference.read === '' && state.open) byId('card').focus({ preventScroll: true });
}

const narrow = () => matchMedia('(max-width: 760px)').matches;

/** @type {import('./address.js').Item} */
function item(node, content, more = {}) {
  const opened = { open: { label: node.label, id: node.id }, more: [], hide: null, view: /** @type {const} */ ('around'), read: '', ...more };
  return el('a', {
    href: link({ ...state, ...opened }), lang: 'zh', 'data-key': name(node),
    onclick: (event) => {
      // A new tab or window is the browser's affair.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      change(opened);
    },
  }, content);
}

function show() {
  const { open, lang, on } = state;
  speak(lang);
  byId('language').textContent = lang === 'zh' ? 'English' : '中文';
  byId('language').lang = lang === 'zh' ? 'en' : 'zh';
  document.body.classList.toggle('open', open !== null);
  document.body.classList.toggle('reading', open !== null && state.read !== '');
  document.body.classList.toggle('asked', Boolean(state.q || state.label || Object.keys(state.filters).length));
  /** @type {HTMLAnchorElement} */ (document.querySelector('.skip')).href = document.body.matches('.asked:not(.open)') ? '#found-title' : '#card';
  const to = (difference) => link({ ...state, ...difference });
  part('found', [state.q, state.label, state.filters, state.sort, state.page, on, lang], () => {
    /** @type {HTMLInputElement} */ (byId('q')).value = state.q;
    showFilters(state, change);
    return showResults(state, item, { to, change });
  });
  const page = { item, change, to, back: to({ open: null, read: '' }), day: on || new Date().toISOString().slice(0, 10) };
  part('card', [open, on, lang], () => (open ? showCard(state, page) : showWelcome(item, on)));
  part('graph', [open, state.view, state.hide, state.more, state.pages, lang], () => {
    if (open) return showGraph(state, page);
    byId('graph').hidden = true;
  });
  part('reading', [open, on, state.read, lang], () => (open && state.read ? showReading(state, page) : hideReading()));
  markCurrent();
  if (!open) document.title = t('title');
}

function part(place, of, showIt) {
  const now = JSON.stringify(of);
  if (shown[place] === now) return;
  shown[place] = now;
  Promise.resolve(showIt()).then(markCurrent);
}

/** Mark what is open in the list. */
function markCurrent() {
  for (const each of byId('results').querySelectorAll('a[data-key]')) {
    if (state.open && each.getAttribute('data-key') === name(state.open)) each.setAttribute('aria-current', 'true');
    else each.removeAttribute('aria-current');
  }
}

async function start() {
  try {
    await learn();
  } catch (problem) {
    byId('card').replaceChildren(excuse(problem, item));
    return;
  }
  searchBox((q) => change({ q, open: narrow() ? null : state.open }), (node) => change({ open: node, more: [], hide: null, view: 'around', read: '' }));
  byId('language').addEventListener('click', () => change({ lang: state.lang === 'zh' ? 'en' : 'zh' }, true));
  byId('home').addEventListener('click', (event) => {
    event.preventDefault();
    change({ q: '', label: '', filters: {}, sort: '', on: '', open: null, more: [], hide: null, read: '' });
  });
  addEventListener('popstate', () => { state = read(); show(); });
  show();
}

start();
