/** The drawing itself, by cytoscape.js: shows a net, chooses nodes and edges by pointer and keys, and tells what was asked for. */

import cytoscape from '../vendor/cytoscape.esm.min.mjs';
import { around } from './arrange.js';
import { FONT_LEAST, LEGIBLE, breadth, fitted, sheet } from './look.js';
import { section } from './nodes.js';
import { course, timeline } from './timeline.js';
import { caption, edgeType, edgeTypes, labels } from './words.js';

/** Zoom at which the smallest text can still be read; what is drawn is shown no smaller unless the reader wants all of it. */
const SMALLEST = LEGIBLE / FONT_LEAST;
/** How far lines between bodies swing out on a narrow screen, where all nodes stand in one column. */
const BEND = 210;
/** Nodes that can be chosen. */
const NODES = 'node[label], node.group';
const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Return a drawing in a place.
 * @param {HTMLElement} place
 * @param {{choose: (name: string|null) => void, chooseEdge: (edge: any) => void, expand: (name: string) => void, open: (name: string) => void, lineage: (name: string) => void, unfold: (group: import('./net.js').Group) => void}} does
 */
export function drawing(place, does) {
  const cy = cytoscape({ container: place, style: sheet(labels(), edgeTypes()), minZoom: 0.15, maxZoom: 2.5, boxSelectionEnabled: false, autounselectify: true });
  let shown = { net: null, view: '', narrow: false, box: null };

  cy.on('tap', 'node[label]', (event) => mark(event.target));
  cy.on('tap', 'node.group', (event) => does.unfold(event.target.data('group')));
  cy.on('zoom', legible);
  cy.on('tap', 'edge', (event) => mark(event.target));
  cy.on('tap', (event) => { if (event.target === cy) mark(null); });
  cy.on('dbltap', 'node[label]', (event) => does.expand(event.target.id()));
  cy.on('mouseover', 'edge', (event) => event.target.addClass('near'));
  cy.on('mouseout', 'edge', (event) => { if (!event.target.hasClass('kept')) event.target.removeClass('near'); });
  place.addEventListener('keydown', pressed);
  place.addEventListener('focus', () => { if (cy.nodes('.chosen').empty() && place.matches(':focus-visible')) mark(cy.nodes('[?hub]').first()); });
  new ResizeObserver(() => {
    cy.resize();
    if (shown.net && shown.narrow !== narrow()) show(shown.net, shown.view);
    else fit();
  }).observe(place);

  const narrow = () => place.clientWidth < 620;

  /** Choose a node or an edge; what has nothing to do with it fades. */
  function mark(element) {
    cy.elements().removeClass('chosen dim near kept');
    if (element?.nonempty()) {
      element.addClass('chosen');
      const near = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
      // Of what was opened, the line to a frame stands for those to the nodes in it.
      near.edges().not(element.data('hub') ? '.framed' : '').addClass('near kept');
      cy.elements().not(near).not('.caption, .frame').addClass('dim');
    }
    legible();
    if (element?.isEdge?.()) does.chooseEdge(element.data('edge'));
    else does.choose(element?.nonempty() ? element.id() : null);
  }

  /** Show a net; what was at hand before glides to its new place unless the reader asked for stillness. */
  function show(net, view) {
    const before = new Map(cy.nodes(NODES).map((node) => [node.id(), { ...node.position() }]));
    const sizes = new Map([...net.nodes.values()].map((node) => [node.name, fitted(node, view)]));
    const places = view === 'lineage' ? timeline(net, narrow()) : around(net, sizes, narrow(), { width: place.clientWidth, height: place.clientHeight });
    shown = { net, view, narrow: narrow(), box: null };
    cy.batch(() => {
      cy.elements().remove();
      cy.add([...frames(places), ...nodes(net, sizes, places), ...edges(net, view, places, narrow())]);
    });
    shown.box = cy.elements().boundingBox({ includeOverlays: false, includeUnderlays: false });
    if (!still.matches && [...before.keys()].some((each) => net.nodes.has(each))) glide(before);
    fit();
  }

  function glide(before) {
    for (const node of cy.nodes(NODES)) {
      const to = { ...node.position() };
      node.position(before.get(node.id()) ?? to);
      node.animate({ position: to }, { duration: 260 });
    }
  }

  /** Show all of it if it can be read then or all is asked for, else what lies around the node that was expanded last. */
  function fit(all = false) {
    const box = shown.box;
    if (!box) return;
    const zoom = Math.min(1.15, (place.clientWidth - 32) / box.w, (place.clientHeight - 32) / box.h);
    if (!(zoom > 0)) return;
    const level = all ? zoom : Math.max(SMALLEST, zoom);
    const hub = cy.nodes('[?hub]').last().data('place');
    const pan = (start, length, room, wanted) => {
      const half = room / 2 / level;
      const middle = length <= 2 * half ? start + length / 2 : Math.min(Math.max(wanted, start - 16 + half), start + length + 16 - half);
      return room / 2 - middle * level;
    };
    cy.viewport({ zoom: level, pan: { x: pan(box.x1, box.w, place.clientWidth, hub.x), y: pan(box.y1, box.h, place.clientHeight, hub.y) } });
  }

  function pressed(event) {
    const chosen = cy.nodes('.chosen');
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const act = {
      Enter: () => (chosen.hasClass('group') ? does.unfold(chosen.data('group')) : does.expand(chosen.id())), ' ': () => does.open(chosen.id()), o: () => does.open(chosen.id()), l: () => does.lineage(chosen.id()),
      Escape: () => mark(null), '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), 0: () => fit(true),
    }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (!step && !act)) return;
    if (['Enter', ' ', 'o', 'l'].includes(event.key) && chosen.empty()) return;
    event.preventDefault();
    if (step) move(chosen, step);
    else act();
  }

  /** Choose the nearest node in a direction, and bring it into sight. */
  function move(chosen, [dx, dy]) {
    const from = chosen.nonempty() ? chosen.position() : cy.nodes('[?hub]').position();
    const costs = cy.nodes(NODES).difference(chosen).map((node) => {
      const [x, y] = [node.position('x') - from.x, node.position('y') - from.y];
      const ahead = x * dx + y * dy;
      return { node, cost: ahead > 4 ? ahead + 2.2 * Math.abs(x * dy + y * dx) : Infinity };
    });
    const best = costs.sort((a, b) => a.cost - b.cost)[0];
    if (!best || best.cost === Infinity) return;
    mark(best.node);
    const at = best.node.renderedPosition();
    const inside = at.x > 60 && at.y > 30 && at.x < place.clientWidth - 60 && at.y < place.clientHeight - 30;
    if (!inside) cy.center(best.node);
  }

  function zoom(factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: place.clientWidth / 2, y: place.clientHeight / 2 } });
  }

  /** Let no text be too small to be read: enlarge what tells most, and leave out the rest. */
  function legible() {
    const far = cy.zoom() < SMALLEST - 0.001;
    cy.batch(() => {
      cy.nodes('.caption, [?hub], .chosen, .far').removeStyle('font-size');
      cy.elements().toggleClass('far', far);
      if (far) cy.nodes('.caption, [?hub], .chosen').style('font-size', LEGIBLE / cy.zoom());
    });
  }

  // For tests, and for those who want to play with it in the console.
  Object.assign(place, { cy });
  return { cy, place, show, fit, zoom, mark: (id) => mark(id ? cy.getElementById(id) : null) };
}

function nodes(net, sizes, places) {
  const captions = places.captions.map((each, index) => ({ group: 'nodes', classes: 'caption', grabbable: false, selectable: false,
    data: { id: `caption ${index}`, text: each.text, place: { x: each.x, y: each.y } }, position: { x: each.x, y: each.y } }));
  const framed = new Map((places.frames ?? []).flatMap((frame) => frame.nodes.map((node) => [node, frameId(frame)])));
  const boxes = [...net.nodes.values()].map((node) => {
    const { lines, width, height } = sizes.get(node.name);
    const place = places.spots.get(node.name);
    const parent = framed.get(node.name);
    if (node.group) {
      return { group: 'nodes', classes: 'group', position: { ...place }, data: { id: node.name, of: node.label, text: lines.join('\n'), width, height, place, group: node.group, parent } };
    }
    return { group: 'nodes', position: { ...place },
      data: { id: node.name, parent, label: node.label, text: lines.join('\n'), width, height, place, hub: net.hubs.includes(node.name), cited: node.held === false } };
  });
  return [...captions, ...boxes];
}

const frameId = (frame) => `frame ${frame.kind} ${frame.hub}`;

/** Frames around the nodes of one kind, each with one line in place of theirs. */
function frames(places) {
  return (places.frames ?? []).map((frame) => ({ group: 'nodes', classes: 'frame', data: { id: frameId(frame), text: '', width: 1, height: 1 } }));
}

/** Lines to frames. */
function bundles(places) {
  return (places.frames ?? []).map((frame) => {
    const [direction, type] = frame.kind.split(' ');
    const [source, target] = direction === 'out' ? [frame.hub, frameId(frame)] : [frameId(frame), frame.hub];
    return { group: 'edges', classes: 'bundle', data: { id: `bundle ${frameId(frame)}`, source, target, type, text: '' } };
  });
}

/** Edges carry a caption where no block does; those between neighbours stay in the background. */
function edges(net, view, places, narrow) {
  const framed = new Set((places.frames ?? []).flatMap((frame) => frame.nodes.map((node) => `${frame.hub} ${frame.kind} ${node}`)));
  const inFrame = (edge) => ['out', 'in'].some((direction) => {
    const [hub, other] = direction === 'out' ? [edge.source, edge.target] : [edge.target, edge.source];
    return framed.has(`${hub} ${section({ direction, type: edge.type, label: net.nodes.get(other).label })} ${other}`);
  });
  const most = Math.max(1, ...[...net.edges.values()].map((edge) => edge.weight ?? 0));
  const own = [...net.edges.values()].map((edge, index) => {
    const aside = view === 'around' && !net.hubs.includes(edge.source) && !net.hubs.includes(edge.target);
    const text = edge.weight ? String(edge.weight) : [caption(edge.type), edge.scope && edge.scope !== 'whole' ? edge.scope : '', edge.date].filter(Boolean).join('\n');
    const way = view === 'lineage' ? course(places, edge, narrow) : {};
    return { group: 'edges', classes: inFrame(edge) ? 'framed' : '', data: { id: edge.id, source: edge.source, target: edge.target, type: edge.type, text, aside, edge, grouped: Boolean(edge.group),
      ...(edge.weight ? { weight: edge.weight, width: breadth(edge.weight, most), ...(narrow ? { bend: BEND * (index % 2 ? -1 : 1) } : {}) } : {}),
      named: view === 'lineage' || (!aside && edgeType(edge.type)?.group === 'change'), upright: view === 'lineage', ...way } };
  });
  return [...own, ...bundles(places)];
}
