/** The text of a document: its headings and provisions, every citation a link, and one quote that is marked. It is shown in pieces. */

import { name, placeOf } from './address.js';
import { Text, blocks, indexAt, pieces, within } from './blocks.js';
import { contents } from './contents.js';
import { links } from './links.js';
import { numberOf } from './outline.js';
import { byId, el, say } from './dom.js';
import { excuse } from './excuse.js';
import { one, printed } from './nodes.js';
import { reference } from './reference.js';
import { passages, passagesOf, sharedWith } from './reused.js';
import { t } from './words.js';

/** Characters that are asked for and shown at once, before anything else, and those of each further piece. */
const FIRST = 6_000;
const MORE = 30_000;

/**
 * @typedef {import('./blocks.js').Block} Block
 * @typedef {{text: Text, bulletin: string, title: string, links: import('./blocks.js').Mark[], shared: (import('./blocks.js').Mark & {row: any})[], blocks: Block[], shown: HTMLElement[]}} Part
 */

let turn = 0;
let shownName = '';
/** @type {Part[]} */
let parts = [];
/** What is marked: `[part, start, end]`. */
let marked = null;
let page = null;
let facts = null;
/** Passages that other policies share. */
let common = [];

/** Show the text of what is open, with the quote or provision that the state names. @param {import('./address.js').State} state */
export async function showReading(state, given) {
  page = given;
  const place = byId('reading');
  const node = /** @type {import('./address.js').Key} */ (state.open);
  const wanted = `${name(node)} ${state.lang} ${state.on}`;
  place.hidden = false;
  if (shownName === wanted && parts.length) return jump(state.read);
  const mine = ++turn;
  shownName = wanted;
  parts = [];
  place.replaceChildren(el('p', { role: 'status' }, t('loading')));
  try {
    // The card has asked for the facts already.
    const [known, rows] = await Promise.all([one(node, state.on), passages(node, state.on)]);
    const begun = known.held === false ? null : await printed(node, '', state.on, FIRST);
    if (mine !== turn) return;
    facts = known;
    common = rows;
    begin(place, state, begun);
    await new Promise((done) => setTimeout(done));
    if (begun && parts[0].text.end < begun.end) {
      const all = await printed(node, '', state.on);
      if (mine !== turn) return;
      begin(place, state, all);
    }
    if (mine === turn) await fill(mine, node, state, begun?.texts ?? []);
  } catch (problem) {
    shownName = '';
    if (mine === turn) place.replaceChildren(closing(), el('h2', { id: 'reading-title' }, t('reading')), excuse(problem, page.item));
  }
}

/** Show the beginning of a text, or that there is none. */
function begin(place, state, text) {
  marked = null;
  parts = text ? [partOf(text)] : [];
  frame(place, state);
  show(FIRST);
}

function partOf({ source, start, bulletin, bulletin_title: title, provisions, marks }) {
  const text = new Text(source, start);
  return { text, bulletin, title: title ?? bulletin, links: links(text, marks), shared: passagesOf(common, bulletin, text), blocks: blocks(text, provisions), shown: [] };
}

/** Hide the pane. */
export function hideReading() {
  byId('reading').hidden = true;
}

const closing = () => el('button', { type: 'button', id: 'reading-close', onclick: () => page.change({ read: '' }) }, t('reading.close'));

function frame(place, state) {
  const tools = el('p', { class: 'tools' },
    el('button', { type: 'button', onclick: copy }, t('reading.copy')),
    el('button', { type: 'button', onclick: () => { whole(); print(); } }, t('reading.print')),
    closing());
  place.replaceChildren(
    el('header', {},
      el('h2', { id: 'reading-title', tabindex: -1 }, facts.title ?? facts.id),
      el('p', { class: 'meta' }, facts.number && el('span', { class: 'number' }, facts.number), el('span', { id: 'reading-sources' }, sources())),
      tools, el('p', { id: 'reading-said', class: 'muted', role: 'status' })),
    el('a', { class: 'skip', href: '#reading-text', onclick: (event) => { event.preventDefault(); byId('reading-text').focus(); } }, t('reading.skip')),
    contents(parts, page, jump),
    el('div', { id: 'reading-text', lang: 'zh', tabindex: -1, role: 'document', 'aria-labelledby': 'reading-title', 'aria-busy': 'true' },
      parts.length ? null : el('p', { class: 'empty' }, t('reading.none'))));
  place.dataset.read = state.read;
}

/** The bulletins that print it. */
function sources() {
  return parts.length > 0 && [t('reading.source'), parts.map((part) => page.item({ label: 'Bulletin', id: part.bulletin }, part.title))];
}

/** Show one piece after the other as the browser has time, and then the texts that other bulletins print. */
async function fill(mine, node, { read, on }, texts) {
  const early = read.startsWith('#') || Boolean(partAt(read));
  if (early) jump(read);
  const rest = async () => {
    while (mine === turn && show(MORE)) await new Promise((done) => setTimeout(done));
  };
  await rest();
  for (const id of texts) {
    // A long text is kept in several pieces and comes as one.
    const other = partAt(id) ? null : await printed(node, id, on);
    if (mine !== turn) return;
    if (!other) continue;
    parts.push(partOf(other));
    byId('reading-sources').replaceChildren(...el('span', {}, sources()).childNodes);
    await rest();
  }
  if (mine !== turn) return;
  if (!early) jump(read);
  byId('reading-text').setAttribute('aria-busy', 'false');
}

/** Return the part that holds a span, `bulletin:start-end`. */
function partAt(span) {
  const place = placeOf(span);
  return place && parts.find((each) => each.bulletin === place.bulletin && each.text.start <= place.start && each.text.end >= place.end);
}

/** Append blocks of about so many characters; whether there are more. */
function show(characters) {
  const place = byId('reading-text');
  let left = characters;
  for (const part of parts) {
    while (part.shown.length < part.blocks.length) {
      if (left <= 0) return true;
      const each = part.blocks[part.shown.length];
      const element = blockOf(part, each);
      part.shown.push(element);
      place.append(element);
      left -= each.end - each.start + 20;
    }
  }
  return false;
}

/** Show all that is left. */
function whole() {
  show(Infinity);
}
addEventListener('beforeprint', () => parts.length && !byId('reading').hidden && whole());

function blockOf(part, each) {
  const numbers = each.provisions.map((one) => numberOf(one.id));
  const heading = each.head > each.start && each.level > 0;
  const element = el(heading && each.head >= each.end ? `h${each.level}` : 'div', { class: heading ? `level-${each.level}` : null, 'data-provision': numbers.join(' ') || null });
  refill(part, each, element);
  return element;
}

function refill(part, each, element) {
  const mark = marked && marked[0] === part ? { start: marked[1], end: marked[2] } : null;
  const shared = part.shared.filter((one) => one.start < each.end && one.end > each.start);
  const run = (from, to) => pieces(part.text, from, to, part.links, mark, shared).map(asElement);
  if (element.tagName !== 'DIV') element.replaceChildren(...run(each.start, each.end).flat());
  else if (each.head > each.start) element.replaceChildren(el(`h${each.level}`, {}, run(each.start, each.head)), el('p', {}, run(each.head, each.end)));
  else element.replaceChildren(el('p', {}, run(each.start, each.end)));
  // A passage of several paragraphs is told of once, at its end.
  const ending = shared.filter((one) => one.end <= each.end);
  if (ending.length) element.append(el('aside', {}, ending.map(({ row }) => sharedWith(row, page.item))));
}

function asElement({ text, link, marked: on, shared }) {
  const inner = link ? page.item({ label: link.label, id: link.id }, text, link.provision ? { read: `#${link.provision}` } : {}) : text;
  if (link?.title) inner.title = link.title;
  return on || shared ? el('mark', { class: on ? null : 'shared' }, inner) : inner;
}

/** Go to `#58.2`, a provision, or to `bulletin:start-end`, a quote. */
function jump(read) {
  const before = marked;
  marked = null;
  if (before) redraw(before);
  if (read.startsWith('#')) return provision(read.slice(1));
  const span = placeOf(read);
  const part = partAt(read);
  if (!part) return span && say(t('reading.elsewhere'));
  marked = [part, span.start, span.end];
  const first = redraw(marked);
  if (first) reach(first, t('reading.marked', { quote: part.text.slice(marked[1], marked[2]).slice(0, 80) }));
}

/** Go to a provision by its number, 58.2, or as it is cited, 第五十八条第二款. */
function provision(wanted) {
  for (const part of parts) {
    const index = part.blocks.findIndex((each) => each.provisions.some((one) => numberOf(one.id) === wanted || one.label === wanted));
    if (index >= 0) {
      if (!part.shown[index]) whole();
      return reach(part.shown[index], wanted);
    }
  }
  say(t('reading.no_provision', { provision: wanted }));
}

/** Draw what a mark touches anew, and return the first such block. */
function redraw([part, start, end]) {
  const touched = part.blocks.flatMap((each, index) => (each.start < end && each.end > start ? [index] : []));
  if (touched.some((index) => !part.shown[index])) whole();
  for (const index of touched) refill(part, part.blocks[index], part.shown[index]);
  return part.shown[touched[0]];
}

function reach(element, told) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  (element.querySelector('mark') ?? element).scrollIntoView({ block: 'center' });
  say(told);
}

/** Copy what is selected in the text, otherwise what is marked, with the reference. */
async function copy() {
  const selected = getSelection();
  const chosen = selected && !selected.isCollapsed && byId('reading-text').contains(selected.anchorNode) ? selected : null;
  const from = chosen ? chosen.getRangeAt(0).startContainer : null;
  const place = from instanceof Element ? from : from?.parentElement;
  const [part, index] = where(place?.closest('#reading-text > *')) ?? [marked?.[0] ?? parts[0], marked ? indexAt(marked[0].blocks, marked[1]) : -1];
  const text = chosen ? chosen.toString().trim() : marked ? marked[0].text.slice(marked[1], marked[2]) : '';
  const told = reference(facts, part && index >= 0 ? within(part.blocks, part.blocks[index]) : null, part?.bulletin, page.day);
  const done = await navigator.clipboard?.writeText(text ? `${text}\n${told}` : told).then(() => true, () => false);
  byId('reading-said').textContent = done ? t('reading.copied', { reference: told }) : told;
}

function where(element) {
  for (const part of parts) {
    const index = element ? part.shown.indexOf(element) : -1;
    if (index >= 0) return [part, index];
  }
  return null;
}
