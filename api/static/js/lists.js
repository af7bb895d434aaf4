/** What the card of a body, industry, region, standard, programme, bulletin, goal, task, row of a table or sum lists. */

import { el } from './dom.js';
import { t, word } from './words.js';

/** Lists of each label: the field of the answer, and the label of its rows where they do not say it themselves. */
const LISTS = {
  Ministry: [['predecessors', 'Ministry'], ['successors', 'Ministry'], ['newest', 'Policy']],
  Industry: [['above', 'Industry'], ['below', 'Industry'], ['newest', 'Policy']],
  Region: [['governments', 'Ministry'], ['above', 'Region'], ['below', 'Region'], ['newest', 'Policy'], ['issued', 'Policy']],
  Standard: [['editions', 'Standard'], ['replaces', 'Standard'], ['replaced_by', 'Standard'], ['cited_by', '']],
  Programme: [['newest', 'Policy'], ['articles', 'Article']],
  Bulletin: [['documents', '']],
  Goal: [['near', '']],
  Task: [['near', '']],
  Entry: [['near', '']],
  Amount: [['near', '']],
};

/** Return the lists that are not empty. */
export function lists(node, facts, item) {
  return (LISTS[node.label] ?? []).filter(([name]) => facts[name]?.length).map(([name, label]) => el('section', { class: 'relation' },
    el('h3', {}, t(`list.${node.label}.${name}`)),
    el('ul', { class: 'rows' }, facts[name].map((row) => rowOf(row, label, item)))));
}

function rowOf(given, label, item) {
  const row = typeof given === 'string' ? { id: given } : given;
  const id = row.id ?? row.code;
  return el('li', {},
    item({ label: label || row.label, id }, row.title ?? row.name ?? id),
    el('p', { class: 'meta' },
      row.kind && el('span', {}, word('kind', row.kind)),
      (row.number ?? row.code) && el('span', { class: 'number' }, row.number ?? row.code),
      row.date && el('time', { datetime: row.date }, row.date),
      row.policies && el('span', {}, t('list.policies', { n: row.policies })),
      row.unit && el('span', {}, t('place.unit', row))),
    row.quote && el('blockquote', {}, row.quote));
}
