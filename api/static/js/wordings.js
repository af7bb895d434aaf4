/** The wordings that a law had in time, and what changed from one to the next. */

import { el } from './dom.js';
import { excuse } from './excuse.js';
import { ask } from './server.js';
import { t } from './words.js';

/** Show the wordings of a law in a place, which stays hidden for what has had one only. */
export async function showWordings(node, day, place, item) {
  try {
    const { items } = await ask(['policies', node.id, 'wordings'], { as_of: day });
    place.hidden = items.length < 2;
    if (place.hidden) return;
    const held = items.filter((row) => row.held);
    place.replaceChildren(
      el('h3', { id: 'wordings-title' }, t('wordings'), ' ', el('span', { class: 'count' }, items.length)),
      el('ol', { class: 'rows' }, items.map((row) => rowOf(node, row, held[held.indexOf(row) - 1], item)).reverse()));
  } catch (problem) {
    place.hidden = false;
    place.replaceChildren(excuse(problem, item));
  }
}

function rowOf(node, row, before, item) {
  return el('li', {},
    el('p', { class: 'meta' },
      el('time', { datetime: row.day }, row.day),
      el('span', {}, row.until ? t('wordings.from_until', row) : t('wordings.from', row)),
      row.current && el('span', { class: 'status in_force' }, t('wordings.current')),
      !row.held && el('span', { class: 'cited' }, t(row.computed ? 'wordings.computed' : 'wordings.named'))),
    row.made_by.map((each) => el('p', {}, t('wordings.made_by'), t('colon'), item({ label: 'Policy', id: each.id }, each.title ?? each.id))),
    row.printed_in.map((each) => el('p', { class: 'meta' }, item({ label: 'Bulletin', id: each.id }, each.title ?? each.id))),
    before && compared(node, before, row, item));
}

/** What differs from the wording before; asked for when it is opened. */
function compared(node, before, row, item) {
  const place = el('div', { class: 'redline' });
  return el('details', { ontoggle: (event) => event.target.open && !place.childElementCount && showRedLine(node, before, row, place, item) },
    el('summary', {}, t('wordings.compare', { day: before.day })), place);
}

async function showRedLine(node, before, row, place, item) {
  try {
    place.replaceChildren(el('p', { class: 'muted' }, t('loading')));
    const { items } = await ask(['policies', node.id, 'wordings', 'redline'], { old: before.day, new: row.day });
    place.replaceChildren(...(items.length ? items.map(paragraph) : [el('p', { class: 'empty' }, t('wordings.same'))]));
  } catch (problem) {
    place.replaceChildren(excuse(problem, item));
  }
}

const MARKS = { same: 'span', removed: 'del', added: 'ins' };

function paragraph({ pieces }) {
  return el('p', {}, pieces.map((piece) => el(MARKS[piece.sort], {}, piece.text)));
}
