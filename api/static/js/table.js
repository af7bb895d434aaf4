/** The drawing as a table: every edge a row, for those who do not see the drawing or want to read it line by line. */

import { el } from './dom.js';
import { caption, t } from './words.js';
import { tag } from './search.js';

/**
 * Return the table of a net.
 * @param {import('./net.js').Net} net
 * @param {import('./address.js').Item} item
 * @param {(edge: import('./net.js').Edge) => void} tell shows the words behind an edge
 */
export function table(net, item, tell) {
  const end = (name) => {
    const node = net.nodes.get(name);
    return el('td', {}, tag(node.label), ' ', item(node, node.title), node.date && el('time', { datetime: node.date }, ` ${node.date}`));
  };
  const rows = [...net.edges.values()].map((edge) => el('tr', { 'data-edge': edge.id },
    end(edge.source),
    el('td', {}, el('button', { type: 'button', class: 'plain', onclick: () => tell(edge) }, caption(edge.type)), edge.date && ` ${edge.date}`),
    end(edge.target)));
  return el('table', { class: 'edges' },
    el('caption', {}, t('table.caption', { nodes: net.nodes.size, edges: net.edges.size })),
    el('thead', {}, el('tr', {}, ['table.from', 'table.relation', 'table.to'].map((each) => el('th', { scope: 'col' }, t(each))))),
    el('tbody', {}, rows));
}
