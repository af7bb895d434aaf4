/** The graph with what belongs to it: view, filters, tools, what is chosen, and the table. */

import { PAGED, name } from './address.js';
import { drawing } from './canvas.js';
import { cypher } from './cypher.js';
import { byId, el, say, svg } from './dom.js';
import { excuse } from './excuse.js';
import { stroke } from './look.js';
import { FEW, PAGE, counts, drawnOf, gather, hiddenTypes, without } from './net.js';
import { evidence, shortTitle } from './nodes.js';
import { drawn, png, save } from './picture.js';
import { quotation } from './quote.js';
import { tag } from './search.js';
import { table } from './table.js';
import { caption, labels, relation, t } from './words.js';

/** @type {ReturnType<typeof drawing>|null} */
let canvas = null;
let net = null;
let state = null;
let page = null;
let lang = '';
/** Name of the node that is chosen. @type {string|null} */
let chosen = null;

/**
 * Show the graph of a state.
 * @param {import('./address.js').State} wanted
 * @param {{item: import('./address.js').Item, change: Function}} by
 */
export async function showGraph(wanted, by) {
  const before = state;
  [state, page] = [wanted, by];
  if (lang !== state.lang) build();
  byId('graph').hidden = false;
  try {
    const whole = await gather(state);
    if (state !== wanted) return;
    const hidden = hiddenTypes(state);
    net = without(whole, hidden);
    byId('graph').removeAttribute('data-failed');
    canvas.show(net, state.view);
    controls(whole, hidden);
    canvas.mark(before?.open && name(before.open) === name(state.open) ? chosen : null);
    byId('graph-table').replaceChildren(table(net, page.item, chooseEdge, unfold));
    byId('graph-problem').replaceChildren(note(whole));
    byId('graph-legend').replaceChildren(...legend());
    if (before?.open && [before.more, before.pages].join() !== [state.more, state.pages].join()) say(t('graph.now', drawnOf(net)));
  } catch (problem) {
    if (state !== wanted) return;
    byId('graph').setAttribute('data-failed', '');
    byId('graph-problem').replaceChildren(excuse(problem, page.item));
  }
}

function note(whole) {
  if (state.view === 'lineage' && !whole.edges.size) return el('p', { class: 'empty' }, t('graph.no_lineage'));
  return whole.edges.size ? '' : el('p', { class: 'empty' }, t('graph.alone'));
}

/** Put the parts in their places, in the language of the state. */
function build() {
  lang = state.lang;
  const tool = (key, does, sign) => el('button', { type: 'button', id: `tool-${key}`, title: t(`tool.${key}`), 'aria-label': sign ? t(`tool.${key}`) : null, onclick: does }, sign ?? t(`tool.${key}`));
  // The drawing itself outlives a change of language.
  const place = canvas?.place ?? el('div', { id: 'canvas', tabindex: '0', role: 'application', 'aria-describedby': 'graph-help' });
  place.setAttribute('aria-label', t('graph.label'));
  byId('graph').replaceChildren(
    el('header', {},
      el('h2', { id: 'graph-title' }, t('graph.title')),
      el('div', { id: 'graph-view', role: 'group', 'aria-label': t('graph.view') }),
      el('div', { class: 'tools', role: 'group', 'aria-label': t('graph.tools') },
        tool('fit', () => canvas.fit(true)), tool('in', () => canvas.zoom(1.25), '＋'), tool('out', () => canvas.zoom(0.8), '－'), tool('full', full),
        tool('cypher', showCypher), tool('png', savePng), tool('svg', saveSvg))),
    el('fieldset', { id: 'graph-types' }),
    el('div', { id: 'graph-problem' }),
    place,
    el('div', { id: 'chosen', 'aria-live': 'polite' }),
    el('ul', { class: 'legend', id: 'graph-legend', 'aria-label': t('graph.legend') }),
    el('details', { class: 'help' }, el('summary', {}, t('graph.how')), el('p', { id: 'graph-help' }, t('graph.help'))),
    el('details', {}, el('summary', {}, t('table.title')), el('div', { id: 'graph-table', class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('table.title') })),
    el('dialog', { id: 'cypher', 'aria-labelledby': 'cypher-title' }));
  canvas ??= drawing(place, { choose, chooseEdge, expand, open, lineage, unfold });
}

/** Of the labels that are drawn. */
function legend() {
  const drawn = new Set([...net.nodes.values()].map((node) => node.label));
  const cited = [...net.nodes.values()].some((node) => node.held === false);
  const marks = labels().filter(({ name: each }) => drawn.has(each)).map(({ name: each }) => el('li', {}, tag(each)));
  return [...marks, ...(cited ? [el('li', {}, el('span', { class: 'tag cited-box' }, t('cited.only')))] : [])];
}

/** View and edge types, as the state has them. */
function controls(whole, hidden) {
  const view = (value) => el('button', { type: 'button', 'aria-pressed': String(state.view === value), disabled: value === 'lineage' && state.open.label !== 'Policy',
    onclick: () => page.change({ view: value, more: [] }) }, t(`view.${value}`));
  keepFocus(byId('graph-view'), [view('around'), view('lineage')]);
  const toggle = (type, on) => {
    const left = new Set(hidden);
    if (on) left.delete(type);
    else left.add(type);
    page.change({ hide: [...left] }, true);
  };
  const boxes = counts(whole).map(({ type, count }) => el('label', {},
    el('input', { type: 'checkbox', checked: !hidden.has(type), value: type, onchange: (event) => toggle(type, event.target.checked) }),
    swatch(type), `${caption(type)} `, el('span', { class: 'count' }, count)));
  keepFocus(byId('graph-types'), [el('legend', { class: 'hidden' }, t('graph.types')), ...boxes]);
}

/** Replace the content of a place; the control that had the focus has it again. */
function keepFocus(place, content) {
  const controlsOf = () => [...place.querySelectorAll('button, input')];
  const at = controlsOf().indexOf(/** @type {any} */ (document.activeElement));
  place.replaceChildren(...content);
  if (at >= 0) controlsOf()[at]?.focus();
}

function swatch(type) {
  const { colour, dashes, width } = stroke(type);
  return svg('svg', { width: 26, height: 10, 'aria-hidden': 'true' }, svg('path', { d: 'M0 5H26', stroke: colour, 'stroke-width': width, 'stroke-dasharray': dashes.join(' ') || null }));
}

function choose(id) {
  const node = id && net.nodes.get(id);
  chosen = node ? id : null;
  if (!node) return byId('chosen').replaceChildren(el('p', { class: 'muted' }, t('graph.hint')));
  if (node.group) return chooseGroup(node.group);
  const button = (key, does, shown = true) => shown && el('button', { type: 'button', onclick: () => does(id) }, t(key));
  const grown = state.more.some((each) => name(each) === id);
  byId('chosen').replaceChildren(
    el('p', {}, tag(node.label), ' ', el('strong', {}, node.title), node.date && ` ${node.date}`),
    ...[...net.edges.values()].filter((edge) => edge.weight && (edge.source === id || edge.target === id) && id !== name(state.open)).map(together),
    el('p', { class: 'tools' },
      ...[button(grown ? 'node.shrink' : 'node.expand', expand, id !== name(state.open)), button('node.open', open), button('node.lineage', lineage, node.label === 'Policy'), ...folding(id)].filter(Boolean)));
}

/** Say what a group holds, and offer more of it. */
function chooseGroup(group) {
  byId('chosen').replaceChildren(
    el('p', {}, el('strong', {}, kindName(group.kind)), ` ${t('group.drawn', { n: group.shown, all: group.shown + group.rest })}`),
    el('p', { class: 'tools' }, el('button', { type: 'button', onclick: () => unfold(group) }, t('group.more', { n: Math.min(PAGE, group.rest) }))));
}

/** Buttons that fold the kinds of relation of a node of which more than the first few are drawn. */
function folding(id) {
  const opened = state.pages.map((each) => [each, PAGED.exec(each)]).filter(([, found]) => found?.[3] === id);
  return opened.map(([each, found]) => el('button', { type: 'button', onclick: () => page.change({ pages: state.pages.filter((other) => other !== each) }) },
    t('group.fold', { kind: kindName(found[2]) })));
}

function kindName(kind) {
  const [direction, type, label] = kind.split(' ');
  return relation(type, direction, label);
}

/** Draw more of a kind of relation. @param {import('./net.js').Group} group */
function unfold({ hub, kind, shown }) {
  const others = state.pages.filter((each) => !each.endsWith(` ${kind} ${hub}`));
  page.change({ pages: [...others, `${Math.max(FEW, shown) + PAGE} ${kind} ${hub}`] });
}

/** Say how many policies two bodies issued together. */
function together({ source, target, weight }) {
  return el('p', {}, `${net.nodes.get(source).title} — ${net.nodes.get(target).title}`, t('colon'), t('together.count', { n: weight }));
}

/** Tell the words behind an edge. */
async function chooseEdge(edge) {
  if (edge.weight) return byId('chosen').replaceChildren(together(edge));
  const [from, to] = [net.nodes.get(edge.source), net.nodes.get(edge.target)];
  const place = el('div', {});
  byId('chosen').replaceChildren(
    el('p', {}, el('strong', {}, from.title), ` —${caption(edge.type)}→ `, el('strong', {}, to.title), edge.date && ` ${edge.date}`), place);
  try {
    const row = (await evidence(from)).find((each) => each.direction === 'out' && each.type === edge.type && each.label === to.label && each.id === to.id);
    const quotes = row && quotation(row, from, to.title, page.item);
    if (quotes instanceof HTMLDetailsElement) quotes.open = true;
    place.append(quotes ?? el('p', { class: 'muted' }, t('quote.none')));
    place.scrollIntoView({ block: 'nearest' });
  } catch (problem) {
    place.append(excuse(problem, page.item));
  }
}

function expand(id) {
  const node = net.nodes.get(id);
  if (!node || node.group || id === name(state.open)) return;
  const left = state.more.filter((each) => name(each) !== id);
  page.change({ more: left.length < state.more.length ? left : [...left, { label: node.label, id: node.id }] });
}

function open(id) {
  if (net.nodes.get(id).group) return;
  const { label, id: key } = net.nodes.get(id);
  page.change({ open: { label, id: key }, more: [], hide: null, view: 'around' });
}

function lineage(id) {
  const { label, id: key } = net.nodes.get(id);
  if (label === 'Policy') page.change({ open: { label, id: key }, more: [], hide: null, view: 'lineage' });
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else byId('graph').requestFullscreen?.();
}

function title() {
  return shortTitle(net.nodes.get(net.hubs[0])?.title ?? '');
}

async function savePng() {
  save(await png(canvas.cy), `${title()}.png`);
  say(t('saved'));
}

function saveSvg() {
  save(drawn(canvas.cy, title()), `${title()}.svg`);
  say(t('saved'));
}

/** Show the statement, and copy it where the browser allows. */
async function showCypher() {
  const text = cypher(net, state.view);
  const area = el('textarea', { readonly: true, rows: 14, spellcheck: 'false', 'aria-labelledby': 'cypher-title' }, text);
  const told = el('p', { role: 'status' });
  const copy = async () => {
    area.select();
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    told.textContent = t(done ? 'cypher.copied' : 'cypher.by_hand');
  };
  const dialog = /** @type {HTMLDialogElement} */ (byId('cypher'));
  dialog.replaceChildren(
    el('h3', { id: 'cypher-title' }, t('cypher.title')), el('p', {}, t('cypher.what')), area, told,
    el('p', { class: 'tools' }, el('button', { type: 'button', class: 'primary', onclick: copy }, t('cypher.copy')), el('button', { type: 'button', onclick: () => dialog.close() }, t('close'))));
  dialog.showModal();
  await copy();
}
