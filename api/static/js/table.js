/** The drawing as a table: every edge a row, for those who do not see the drawing or want to read it line by line. */

import { el } from './dom.js';
import { drawnOf } from './net.js';
import { caption, t } from './words.js';
import { tag } from './search.js';

/**
 * Return the table of a net.
 * @param {import('./net.js').Net} net
 * @param {import('./address.js').Item} item
 * @param {(edge: import('./net.js').Edge) => void} tell shows the words behind an edge
 * @param {(group: import('./net.js').Group) => void} unfold draws more of a group
 */
export function table(net, item, tell, unfold) {
  const end = (name) => {
    const node = net.nodes.get(name);
    if (node.group) {
      const button = el('button', { type: 'button', class: 'plain', onclick: () => unfold(node.group) }, t('group.rest', { n: node.group.rest }));
      return el('td', {}, tag(node.label), ' ', button);
    }
    return el('td', {}, tag(node.label), ' ', item(node, node.title), node.date && el('time', { datetime: node.date }, ` ${node.date}`));
  };
  const said = (edge) => (edge.weight ? t('together.count', { n: edge.weight }) : caption(edge.type));
  const rows = [...net.edges.values()].map((edge) => el('tr', { 'data-edge': edge.group ? null : edge.id },
    end(edge.source),
    el('td', {}, edge.group ? caption(edge.type) : el('button', { type: 'button', class: 'plain', onclick: () => tell(edge) }, said(edge)), edge.date && ` ${edge.date}`),
    end(edge.target)));
  return el('table', { class: 'edges' },
    el('caption', {}, t('table.caption', drawnOf(net))),
    el('thead', {}, el('tr', {}, ['table.from', 'table.relation', 'table.to'].map((each) => el('th', { scope: 'col' }, t(each))))),
    el('tbody', {}, rows));
}
