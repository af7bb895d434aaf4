/** The words behind an edge: quotes, where they stand, which rules read them and how sure they are. */

import { placeOf } from './address.js';
import { el } from './dom.js';
import { one } from './nodes.js';
import { t } from './words.js';

/**
 * Return the quotes of an edge, folded; where they stand is looked up when they are unfolded.
 * @param {{evidence?: string[], spans?: string[], rules?: string[], confidence?: number}} row
 * @param {import('./address.js').Key} writer the document whose words they are
 * @param {string} name what they name, to be marked
 * @param {import('./address.js').Item} item
 */
export function quotation(row, writer, name, item) {
  const quotes = row.evidence ?? [];
  if (!quotes.length) return null;
  const places = quotes.map(() => el('cite', {}));
  const unfold = (event) => {
    if (event.target.open) places.forEach((place, index) => locate(place, (row.spans ?? [])[index], writer));
  };
  return el('details', { class: 'quote', ontoggle: unfold },
    el('summary', {}, t(quotes.length > 1 ? 'quotes' : 'quote', { n: quotes.length })),
    quotes.map((quote, index) => el('blockquote', {}, el('p', {}, highlighted(quote, name)), places[index], inText((row.spans ?? [])[index], writer, item))),
    el('p', { class: 'muted' }, sureness(row)));
}

/** The link to the place of a quote in the text. */
export function inText(span, writer, item) {
  return span && ['Policy', 'Article'].includes(writer.label) ? item(writer, t('quote.in_text'), { read: span }) : null;
}

function sureness(row) {
  const sure = row.confidence === undefined || row.confidence === null ? '' : t('quote.confidence', { percent: Math.round(row.confidence * 100) });
  const rules = row.rules?.length ? t('quote.rules', { rules: row.rules.join(t('comma')) }) : '';
  return [sure, rules].filter(Boolean).join(t('semicolon'));
}

/** Say in which bulletin, unit and lines a span stands. */
async function locate(place, span, writer) {
  const found = placeOf(span);
  if (!found || place.textContent) return;
  const { bulletin, start, end } = found;
  place.textContent = t('place.characters', { bulletin, start, end });
  try {
    const printed = await one({ label: 'Bulletin', id: bulletin });
    const unit = printed.documents.find((each) => each.label === writer.label && each.id === writer.id);
    const title = t('place.bulletin', { title: printed.title ?? bulletin });
    place.textContent = [title, unit && t('place.unit', unit), t('place.span', { start, end })].filter(Boolean).join(t('comma'));
  } catch {
    // The place in characters stays.
  }
}

/** Mark a name in a quote, which may hold blanks and line breaks of the printed page. */
function highlighted(quote, name) {
  const plain = [...name.replace(/\s/g, '')].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (plain.length < 2) return [quote];
  const pieces = quote.split(new RegExp(`(${plain.join('\\s*')})`));
  return pieces.map((piece, index) => (index % 2 ? el('mark', {}, piece) : piece));
}
