/** What stands where the card will be while nothing is open: what this is, how much there is, and where to begin. */

import { checkBox } from './check.js';
import { byId, el } from './dom.js';
import { excuse } from './excuse.js';
import { ask } from './server.js';
import { caption, t } from './words.js';

/** Show it; `on` is the day for which is judged, '' for today. */
export async function showWelcome(item, on) {
  const place = byId('card');
  const title = el('h2', { id: 'card-title' }, t('welcome.title'));
  try {
    const { items } = await ask(['stats']);
    const count = (what, name) => items.find((row) => row.what === what && row.name === name)?.count ?? 0;
    const nodes = items.filter((row) => row.what === 'node');
    const edges = items.filter((row) => row.what === 'edge').reduce((sum, row) => sum + row.count, 0);
    place.replaceChildren(title,
      el('p', { class: 'lead' }, t('welcome.what', { held: count('policy', 'held'), cited: count('policy', 'cited'), edges })),
      el('dl', { class: 'stats' }, nodes.map((row) => el('div', {}, el('dt', {}, caption(row.name)), el('dd', {}, row.count.toLocaleString('zh-CN'))))),
      checkBox(on, item),
      el('h3', {}, t('welcome.how')),
      el('ul', { class: 'how' }, ['search', 'card', 'graph', 'keys'].map((each) => el('li', {}, t(`welcome.${each}`)))));
  } catch (problem) {
    place.replaceChildren(title, excuse(problem, item));
  }
}
