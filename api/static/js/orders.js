/** What a document orders: its goals, the sums of money that it names, and its tasks with the bodies that have to do them; a body's duties; the path of an indicator. */

import { chart } from './chart.js';
import { el } from './dom.js';
import { inText } from './quote.js';
import { ask } from './server.js';
import { t, word } from './words.js';

const FIRST = 8;

/**
 * Return the sections of a node that tell what is ordered; none where nothing is.
 * @param {import('./address.js').Key} node
 * @param {Promise<any>} told what `one` tells of the node
 * @param {import('./address.js').Item} item
 */
export async function orders(node, told, item) {
  const key = node.id;
  if (node.label === 'Policy') {
    const [goals, tasks, sums] = await Promise.all(['targets', 'tasks', 'amounts'].map((part) => ask(['policies', key, part])));
    return [
      section('orders.goals', GOALS, of(node, goals.items), item),
      section('orders.tasks', TASKS, of(node, tasks.items), item),
      section('orders.amounts', AMOUNTS, of(node, sums.items), item),
    ].filter(Boolean);
  }
  if (node.label === 'Article') {
    const [goals, sums] = await Promise.all(['targets', 'amounts'].map((query) => ask(['queries', query], { key, label: 'Article' })));
    return [section('orders.goals', GOALS, of(node, goals), item), section('orders.amounts', AMOUNTS, of(node, sums), item)].filter(Boolean);
  }
  if (node.label === 'Ministry') return [section('orders.duties', DUTIES, (await ask(['ministries', key, 'duties'])).items, item)].filter(Boolean);
  if (node.label === 'Indicator') {
    const { name, path } = await told;
    return [chart(path, name), section('orders.path', PATH, path, item)].filter(Boolean);
  }
  return [];
}

/** Return a value in short: ≥90%, 80–90%, 增减≥25%（比2029年）. */
export function value(goal) {
  if (!goal.value) return t('orders.state');
  const sign = { at_least: '≥', at_most: '≤', about: '≈' }[goal.bound] ?? '';
  const number = goal.value_to ? `${goal.value}–${goal.value_to}` : goal.value;
  const base = goal.base ? t('orders.base', { year: goal.base }) : '';
  const said = `${sign}${number}${goal.unit ?? ''}`;
  return (goal.change === 'growth' ? t('orders.growth', { value: said }) : said) + base;
}

const of = (writer, rows) => rows.map((row) => ({ ...row, writer }));
const body = (item) => (id) => el('li', {}, item({ label: 'Ministry', id }, id));
const bodies = (ids, item) => ids.length > 0 && el('ul', { class: 'inline' }, ids.map(body(item)));
const when = (day) => day && el('time', { datetime: day }, day);
const quoted = (row, item) => row.quote && el('details', { class: 'quote' },
  el('summary', {}, t('quote')), el('blockquote', {}, el('p', {}, row.quote), inText(row.span, writer(row), item)));

/** Return the document whose words a row quotes: a duty names the policy, a value of an indicator the document. */
function writer(row) {
  if (row.policy) return { label: 'Policy', id: row.policy };
  return row.document ? { label: row.label, id: row.document } : row.writer;
}

const subject = (row) => row.subject && el('span', { class: 'muted' }, row.subject, ' ');

/** Columns: the name of the heading, and what a cell holds. */
const GOALS = [
  ['indicator', (row, item) => [subject(row), item({ label: 'Indicator', id: row.indicator }, row.indicator), quoted(row, item)]],
  ['value', (row) => el('span', { class: 'number' }, value(row))],
  ['by', (row) => when(row.by)],
];
const TASKS = [
  ['task', (row, item) => [row.task, quoted(row, item)]],
  ['lead', (row, item) => [bodies(row.lead, item), row.open && el('span', { class: 'muted' }, t('orders.open'))]],
  ['joined', (row, item) => bodies(row.joined, item)],
  ['deadline', (row) => when(row.deadline)],
];
const AMOUNTS = [
  ['purpose', (row) => row.purpose],
  ['amount', (row, item) => [el('span', { class: 'number' }, value(row)), quoted(row, item)]],
];
const DUTIES = [
  ['deadline', (row) => when(row.deadline)],
  ['task', (row, item) => [row.task, el('p', { class: 'meta' }, item({ label: 'Policy', id: row.policy }, row.title ?? row.policy)), quoted(row, item)]],
  ['role', (row) => word('role', row.role)],
];
const PATH = [
  ['by', (row) => when(row.by)],
  ['value', (row) => [subject(row), el('span', { class: 'number' }, value(row)), ...differing(row)]],
  ['scope', (row) => row.scope ?? ''],
  ['document', (row, item) => [item({ label: row.label, id: row.document }, row.title ?? row.document), quoted(row, item)]],
];

function differing(row) {
  return row.differs.length ? [el('p', { class: 'differs' }, t('orders.differs', { titles: row.differs.join(t('comma')) }))] : [];
}

function section(name, columns, rows, item) {
  if (!rows.length) return null;
  const table = (some) => el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t(name) }, el('table', { class: 'orders' },
    el('thead', {}, el('tr', {}, columns.map(([head]) => el('th', { scope: 'col' }, t(`column.${head}`))))),
    el('tbody', {}, some.map((row) => el('tr', {}, columns.map(([, cell]) => el('td', {}, cell(row, item))))))));
  return el('section', { class: 'relation' },
    el('h3', {}, t(name), ' ', el('span', { class: 'count' }, rows.length)),
    table(rows.slice(0, FIRST)),
    rows.length > FIRST && el('details', {}, el('summary', {}, t('card.rest', { n: rows.length - FIRST })), table(rows.slice(FIRST))));
}
