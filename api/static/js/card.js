/** The card of one node: its head, its status with the reason, its facts, and what it is joined to, each with the quotes. */

import { byId, el } from './dom.js';
import { excuse } from './excuse.js';
import { lists } from './lists.js';
import { citations, evidence, one } from './nodes.js';
import { orders } from './orders.js';
import { showRelated } from './related.js';
import { passages, reused } from './reused.js';
import { tag } from './search.js';
import { sections } from './sections.js';
import { status } from './status.js';
import { story } from './story.js';
import { showWordings } from './wordings.js';
import { property, relation, t, word } from './words.js';

/** Facts of each label in the order of the card. */
const FACTS = {
  Policy: ['form', 'rank', 'issuers', 'signed', 'published', 'effective', 'expires', 'comments_until', 'drafts', 'became', 'keys', 'keywords', 'printed_in', 'urls'],
  Article: ['issuers', 'signed', 'published', 'keywords', 'printed_in', 'urls'],
  Ministry: ['short_names', 'kind', 'level', 'policies'],
  Industry: ['code', 'level', 'policies'],
  Region: ['code', 'level', 'policies'],
  Standard: ['title', 'number', 'year', 'citing'],
  Programme: ['policies'],
  Bulletin: ['issue', 'publisher', 'published', 'format'],
};
/** Facts that stand on edges, with the type and direction of these. */
const EDGES = { issuers: ['ISSUED_BY', 'out', 'Ministry'], drafts: ['DRAFT_OF', 'in', 'Policy'], became: ['DRAFT_OF', 'out', 'Policy'] };
let turn = 0;

/**
 * Show what a state has opened.
 * @param {import('./address.js').State} state
 * @param {{item: import('./address.js').Item, change: Function, back: string}} page
 */
export async function showCard(state, page) {
  const place = byId('card');
  const mine = ++turn;
  const node = /** @type {import('./address.js').Key} */ (state.open);
  const back = el('p', { class: 'back' },
    el('a', { href: page.back, onclick: (event) => { event.preventDefault(); page.change({ open: null, read: '' }); } }, t('card.back')),
    el('button', { type: 'button', onclick: toGraph }, t('card.graph')));
  try {
    const told = one(node, state.on);
    const [facts, ordered, shared, quotes, cited] = await Promise.all([told, orders(node, told, page.item), passages(node, state.on), ...written(node)]);
    if (mine !== turn) return;
    place.replaceChildren(back, ...whole(node, facts, [...ordered, reused(node, shared, page.item)], quotes, cited, state, page));
    document.title = `${named(facts)} · ${t('title')}`;
    if (facts.kind === 'law' && facts.held) await showWordings(node, state.on, byId('wordings'), page.item);
    if (isDocument(node)) await showRelated(node, state.on, byId('related'), page.item);
  } catch (problem) {
    if (mine === turn) place.replaceChildren(back, el('h2', { id: 'card-title' }, node.id), excuse(problem, page.item));
  }
}

function toGraph() {
  byId('graph').scrollIntoView();
  byId('canvas')?.focus({ preventScroll: true });
}

const isDocument = (node) => ['Policy', 'Article'].includes(node.label);

function written(node) {
  return isDocument(node) ? [evidence(node), citations(node)] : [[], new Map()];
}

const named = (facts) => facts.title ?? facts.name ?? facts.code ?? facts.id;

function whole(node, facts, ordered, quotes, cited, state, page) {
  return [
    head(node, facts),
    isDocument(node) && facts.held !== false && el('p', {}, page.item(node, t('card.read'), { read: 'text' })),
    node.label === 'Policy' && status(facts, quotes, state, page),
    factsOf(node, facts, page.item),
    node.label === 'Policy' && el('section', { id: 'wordings', 'aria-labelledby': 'wordings-title', hidden: true }),
    ...story(node, state.on, page.item),
    ...ordered,
    ...(isDocument(node) ? sections(node, facts, quotes, cited, page.item) : lists(node, facts, page.item)),
    isDocument(node) && el('section', { id: 'related', 'aria-labelledby': 'related-title' }),
  ].filter(Boolean);
}

function head(node, facts) {
  const number = facts.number && node.label === 'Policy' ? facts.number : facts.code;
  return el('header', { class: 'head' },
    el('p', { class: 'meta' },
      tag(node.label),
      facts.kind && node.label !== 'Ministry' && el('span', {}, word('kind', facts.kind)),
      facts.held === false && el('span', { class: 'cited' }, t('cited.only'))),
    el('h2', { id: 'card-title' }, named(facts)),
    number && number !== named(facts) && el('p', { class: 'number' }, number));
}

function factsOf(node, facts, item) {
  const rows = (FACTS[node.label] ?? []).map((name) => [name, fact(node, name, facts, item)]).filter(([, value]) => value !== null);
  return rows.length > 0 && el('dl', { class: 'facts' }, rows.map(([name, value]) => [
    el('dt', {}, EDGES[name] ? relation(...EDGES[name]) : property(node.label, name)), el('dd', {}, value)]));
}

function fact(node, name, facts, item) {
  const value = facts[name];
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)) return null;
  if (name === 'issuers') {
    const missing = facts.issuers_complete === false && el('p', { class: 'muted' }, t('card.issuers_missing'));
    return [el('ul', { class: 'inline' }, value.map((each) => el('li', {}, item({ label: 'Ministry', id: each }, each)))), missing];
  }
  if (name === 'printed_in') return el('ul', {}, value.map((each) => el('li', {}, item({ label: 'Bulletin', id: each.id }, each.title ?? each.id), ' ', t('place.unit', each))));
  if (name === 'drafts' || name === 'became') return el('ul', {}, value.map((each) => el('li', {}, item({ label: 'Policy', id: each.id }, each.title), ' ', each.signed ?? '')));
  if (name === 'urls') return el('ul', {}, value.map((each) => el('li', {}, address(each))));
  if (name === 'keys') {
    const others = value.filter((each) => ![facts.number, facts.title].includes(each));
    return others.length ? el('ul', {}, others.map((each) => el('li', {}, each))) : null;
  }
  if (['kind', 'level', 'format'].includes(name)) return word(name, value);
  return Array.isArray(value) ? value.join(t('comma')) : value;
}

/** A link to where a text was found; what is no web address stays text. */
function address(url) {
  return /^https?:\/\//.test(url) ? el('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, url) : url;
}
