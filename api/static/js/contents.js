/** The contents of a text: its headings as links. */

import { el } from './dom.js';
import { numberOf } from './outline.js';
import { t } from './words.js';

/** Headings that the contents list; of more only the outer ones. */
const LISTED = 150;

/**
 * Return the headings of the parts of a text as links into it; nothing for fewer than two.
 * @param {import('./reading.js').Part[]} parts
 * @param {(read: string) => void} jump goes to a place in the text
 */
export function contents(parts, page, jump) {
  const all = parts.flatMap((part) => part.blocks.filter((each) => each.level && each.head > each.start).map((each) => [part, each]));
  const levels = [...new Set(all.map(([, each]) => each.level))].sort();
  const outer = levels.filter((level, index) => !index || all.filter(([, each]) => each.level <= level).length <= LISTED);
  const kept = all.filter(([, each]) => outer.includes(each.level)).slice(0, 4 * LISTED);
  if (kept.length < 2) return null;
  const list = el('ul', {});
  const unfold = () => list.childElementCount || list.append(...kept.map(([part, each]) => el('li', { class: `level-${each.level}` }, inside(part, each, page, jump))));
  return el('nav', { 'aria-label': t('reading.contents') }, el('details', { ontoggle: unfold }, el('summary', {}, t('reading.contents')), list));
}

function inside(part, each, page, jump) {
  const read = `#${numberOf(each.provisions[0].id)}`;
  const label = part.text.slice(each.start, each.head).replace(/\s+/g, ' ');
  return el('a', {
    href: page.to({ read }),
    onclick: (event) => { event.preventDefault(); page.change({ read }); jump(read); },
  }, label);
}
