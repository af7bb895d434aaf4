/** The box in which citations are checked: a text goes in, and comes back with its citations marked, a verdict below for each. */

import { el, say } from './dom.js';
import { excuse } from './excuse.js';
import { send } from './server.js';
import { t, word } from './words.js';

/** What was typed, kept when the box is made anew. */
let typed = '';
const FINE = ['right', 'cited_only', 'unknown', 'ambiguous'];

/** Return the box. @param {string} on day for which is judged, '' for today @param {import('./address.js').Item} item */
export function checkBox(on, item) {
  const text = /** @type {HTMLTextAreaElement} */ (el('textarea', { id: 'draft', rows: 4, maxlength: 500000, placeholder: t('check.placeholder'), oninput: () => { typed = text.value; } }));
  text.value = typed;
  const button = el('button', { class: 'primary' }, t('check.go'));
  const answer = el('div', { class: 'checked' });
  const form = el('form', { class: 'check', autocomplete: 'off', onsubmit: (event) => { event.preventDefault(); check(text.value, on, answer, item); } },
    el('label', { for: 'draft' }, t('check.label')), text, button);
  return el('section', {}, el('h3', {}, t('check.title')), form, answer);
}

async function check(text, on, answer, item) {
  if (!text.trim()) return;
  say(t('loading'));
  answer.replaceChildren(el('p', { class: 'muted' }, t('loading')));
  try {
    const { items } = await send(['verify'], { text, ...(on && { as_of: on }) });
    const objections = items.filter(isObjection).length;
    const told = items.length ? t('check.told', { n: items.length, objections }) : t('check.none');
    answer.replaceChildren(el('p', {}, told), items.length > 0 && marked(text, items), el('ol', { class: 'rows' }, items.map((row) => verdict(row, item))));
    say(told);
  } catch (problem) {
    answer.replaceChildren(excuse(problem, item));
  }
}

const isObjection = (row) => !FINE.includes(row.verdict) || (row.verdict === 'unknown' && Boolean(row.suggestion));

/** The text with its citations; offsets count characters, where a script counts halves of the rare ones. */
function marked(text, items) {
  const characters = [...text];
  const parts = [];
  let end = 0;
  for (const row of items.filter((each, place) => place === 0 || each.start >= items[place - 1].end)) {
    parts.push(characters.slice(end, row.start).join(''));
    const worst = items.find((each) => each.start === row.start && isObjection(each)) ?? row;
    parts.push(el('mark', { class: isObjection(worst) ? 'wrong' : worst.verdict, title: word('verdict', worst.verdict) }, row.printed));
    end = row.end;
  }
  return el('blockquote', { class: 'draft', lang: 'zh' }, parts, characters.slice(end).join(''));
}

function verdict(row, item) {
  const policy = row.policy ? [row] : [];
  const links = [...policy.map(() => ({ id: row.policy, title: row.policy })), ...row.candidates.filter((each) => each.id !== row.policy)];
  return el('li', {},
    el('span', { lang: 'zh' }, row.printed), ' ',
    el('strong', { class: `status ${isObjection(row) ? 'repealed' : row.verdict === 'right' ? 'in_force' : 'unknown'}` }, word('verdict', row.verdict)),
    el('p', { class: 'meta' },
      row.since && el('time', { datetime: row.since }, row.since),
      links.map((each) => item({ label: 'Policy', id: each.id }, each.title))),
    row.suggestion && el('p', { lang: 'zh' }, t('check.suggestion', { suggestion: row.suggestion })),
    row.quote && el('blockquote', { lang: 'zh' }, row.quote));
}
