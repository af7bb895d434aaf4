/** Where a text cites what: the name inside each quote, as far as it can be found there. */

import { apart } from './blocks.js';

/**
 * Return the citations in a text, none overlapping another.
 * @param {import('./blocks.js').Text} text
 * @param {string} bulletin
 * @param {{span: string, quote: string, edge: any}[]} marks quotes that cite, in any bulletin
 */
export function links(text, bulletin, marks) {
  const found = [];
  for (const { span, edge } of marks) {
    const [, printedIn, from, to] = /^(.*):(\d+)-(\d+)$/s.exec(span ?? '') ?? [];
    const [start, end] = [Number(from), Number(to)];
    if (printedIn !== bulletin || start < text.start || end > text.end) continue;
    const [first, last] = within(text.slice(start, end), [edge.title, edge.id]) ?? [0, end - start];
    found.push({ start: start + first, end: start + last, label: edge.label, id: edge.id, type: edge.type, title: edge.title });
  }
  // The closer one is the better: what leaves the most to others comes first.
  return apart(found);
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
