/** Where a text cites what: the provisions that it names, and of other documents the name inside each quote, as far as it can be found there. */

import { apart } from './blocks.js';
import { COLLECTIONS } from './nodes.js';

/** Labels that have a page but are not cited. */
const LEFT_OUT = ['Bulletin', 'Industry', 'Region'];

/**
 * Return the citations in a text, none overlapping another.
 * @param {import('./blocks.js').Text} text
 * @param {{start: number, end: number, type: string, label: string, id: string, title: string|null, held: boolean}[]} marks as the interface has them
 * @returns {import('./blocks.js').Mark[]}
 */
export function links(text, marks) {
  const provisions = apart(marks.filter((each) => each.label === 'Provision').map(provision));
  const named = marks.filter((each) => COLLECTIONS[each.label] && !LEFT_OUT.includes(each.label)).map((each) => nameIn(text, each));
  // 《某办法》第二条 is one link to the provision, not another to 《某办法》 besides.
  return [...provisions, ...apart(named.filter((each) => !provisions.some((one) => one.start < each.end && one.end > each.start)))];
}

/** The link to a provision; where its text is not held, to its policy. */
function provision({ start, end, type, id, title, held }) {
  const cut = id.lastIndexOf('#');
  return { start, end, type, label: 'Policy', id: id.slice(0, cut), title, provision: held ? id.slice(cut + 1) : null };
}

/** The link to a document, body or standard where its name stands in the quote. */
function nameIn(text, { start, end, type, label, id, title }) {
  const [first, last] = within(text.slice(start, end), [title, id]) ?? [0, end - start];
  return { start: start + first, end: start + last, type, label, id, title };
}

/** Return where the first of the names stands in a quote, which may hold blanks and line breaks of the printed page. */
function within(quote, names) {
  for (const name of names) {
    const signs = [...(name ?? '').replace(/（[^（）]*）$|\s/g, '')].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const place = signs.length > 1 ? new RegExp(`《?${signs.join('\\s*')}》?`).exec(quote) : null;
    if (place) {
      const before = [...quote.slice(0, place.index)].length;
      return [before, before + [...place[0]].length];
    }
  }
  return null;
}
