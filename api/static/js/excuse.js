/** What went wrong, in plain words. */

import { el } from './dom.js';
import { t } from './words.js';

const SAID = { 0: 'problem.offline', 300: 'problem.several', 401: 'problem.key', 403: 'problem.key', 404: 'problem.unknown', 422: 'problem.unfit', 429: 'problem.busy', 503: 'problem.store' };

/**
 * Return a problem as it is shown; what the interface said stands below.
 * @param {any} problem
 * @param {import('./address.js').Item} item
 */
export function excuse(problem, item) {
  if (problem.status === undefined) console.error(problem);
  const candidates = problem.candidates ?? [];
  return el('div', { class: 'problem', role: 'alert' },
    el('p', {}, t(SAID[problem.status] ?? 'problem.other')),
    problem.message && !candidates.length && el('p', { class: 'muted' }, problem.message),
    candidates.length > 0 && problem.status === 404 && el('p', {}, t('near')),
    candidates.length > 0 && el('ul', {}, candidates.map((row) => el('li', {}, item(row, row.title ?? row.id)))));
}
