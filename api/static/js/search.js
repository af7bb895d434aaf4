/** The search box: a combobox that suggests as one types, also while Chinese is being composed. */

import { byId, el, say } from './dom.js';
import { ask } from './server.js';
import { caption, t } from './words.js';

const PAUSE = 160;
const SHOWN = 8;
/** Names that are looked at for suggestions: one is still typing. */
const NEAREST = 200;

/**
 * Bring the search box to life.
 * @param {(q: string) => void} search
 * @param {(node: import('./address.js').Key) => void} open
 */
export function searchBox(search, open) {
  const box = /** @type {HTMLInputElement} */ (byId('q'));
  const list = byId('suggestions');
  let rows = [];
  let chosen = -1;
  let timer = 0;

  const close = () => {
    clearTimeout(timer);
    rows = [];
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    choose(-1);
  };

  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    if (index < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', list.children[index].id);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };

  const take = (row) => {
    close();
    open({ label: row.label, id: row.id });
  };

  const suggest = async () => {
    const q = box.value.trim();
    if ([...q].length < 2) return close();
    const found = await ask(['search'], { q, limit: SHOWN, candidates: NEAREST, facets: false }).catch(() => ({ items: [] }));
    // The answer to an earlier text, or one that comes after the box was left.
    if (q !== box.value.trim() || document.activeElement !== box) return;
    rows = found.items;
    list.replaceChildren(...rows.map((row, index) => option(row, index, () => take(row))));
    list.hidden = rows.length === 0;
    box.setAttribute('aria-expanded', String(rows.length > 0));
    choose(-1);
    say(rows.length ? t('search.suggested', { n: rows.length }) : '');
  };

  box.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!(/** @type {InputEvent} */ (event).isComposing)) timer = setTimeout(suggest, PAUSE);
  });
  box.addEventListener('compositionend', () => { timer = setTimeout(suggest, PAUSE); });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    // Enter ends the composition of a word and is no search.
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) {
      event.preventDefault();
      choose(chosen < 0 && step < 0 ? rows.length - 1 : Math.max(-1, Math.min(rows.length - 1, chosen + step)));
    } else if (event.key === 'Escape' && rows.length) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      take(rows[chosen]);
    }
  });
  byId('search').addEventListener('submit', (event) => {
    event.preventDefault();
    close();
    search(box.value.trim());
  });
}

function option(row, index, take) {
  const parts = { id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false', onmousedown: (event) => event.preventDefault(), onclick: take };
  return el('li', parts, tag(row.label), el('span', { class: 'grow' }, spans(row.title ?? row.id, row.title_marks)), numbered(row) && el('span', { class: 'number' }, numbered(row)));
}

/** Return number or code of a result; two editions of a standard have one number, and only their ids tell them apart. */
export function numbered(row) {
  return [row.label === 'Standard' ? row.id : row.number, row.code].find((each) => each && each !== row.title);
}

/** Return the mark of a label: a patch of its colour and its caption. */
export function tag(label) {
  return el('span', { class: `tag tag-${label}` }, caption(label));
}

/** Return a text with what the server found in it marked; `marks` are `start-end`, counted in characters and not in their halves. */
export function spans(text, marks) {
  const letters = [...String(text)];
  let from = 0;
  const pieces = (marks ?? []).flatMap((each) => {
    const [start, end] = each.split('-').map(Number);
    const found = [letters.slice(from, start).join(''), el('mark', {}, letters.slice(start, end).join(''))];
    from = end;
    return found;
  });
  return [...pieces, letters.slice(from).join('')];
}

/** Return a text with the words of a filter marked in it. */
export function marked(text, q) {
  const words = q.split(/\s+/).filter(Boolean).map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (!words.length) return [text];
  const pieces = String(text).split(new RegExp(`(${words.join('|')})`, 'i'));
  return pieces.map((piece, index) => (index % 2 ? el('mark', {}, piece) : piece));
}
