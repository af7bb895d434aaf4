/** Whether a policy is in force, and why one may say so. */

import { el } from './dom.js';
import { quotation } from './quote.js';
import { t, word } from './words.js';

const SIGNS = { in_force: '✓', repealed: '✕', partly_repealed: '◐', expired: '⌛', not_yet_effective: '◷', draft: '✎', unknown: '?' };

/** Return the status of a policy, its reason in words, the repeals with their quotes, and the day for which it is judged. */
export function status(policy, quotes, state, { item, change }) {
  const ended = policy.status === 'repealed' || policy.status === 'partly_repealed';
  const day = el('input', { type: 'date', value: state.on, onchange: (event) => change({ on: event.target.value }) });
  return el('div', { class: `judged ${policy.status}` },
    el('p', {},
      el('strong', { class: `status ${policy.status}` }, el('span', { 'aria-hidden': 'true' }, `${SIGNS[policy.status] ?? ''} `), word('status', policy.status)),
      ' ', el('span', { class: 'reason' }, reason(policy))),
    ended && el('ul', {}, policy.repealed_by.map((by) => repeal(by, quotes, item, policy))),
    el('label', { class: 'day' }, t('status.on'), ' ', day));
}

function reason(policy) {
  const from = policy.effective ?? policy.signed ?? policy.published;
  return {
    in_force: t(policy.effective ? 'why.in_force' : 'why.not_repealed', { date: policy.effective }),
    repealed: t('why.repealed'),
    partly_repealed: t('why.partly_repealed'),
    expired: t('why.expired', { date: policy.expires }),
    not_yet_effective: t('why.not_yet_effective', { date: from }),
    draft: t('why.draft'),
    unknown: t('why.unknown'),
  }[policy.status] ?? '';
}

function repeal(by, quotes, item, policy) {
  const row = quotes.find((each) => each.direction === 'in' && each.type === 'SUPERSEDES' && each.id === by.id);
  const key = { label: 'Policy', id: by.id };
  return el('li', {},
    item(key, by.title ?? by.id), ' ', extent(by),
    row && quotation(row, key, policy.title));
}

/** Return from when and how far a repeal goes, in words. */
export function extent({ scope, date }) {
  const parts = [date && t('repeal.from', { date }), scope && scope !== 'whole' && t('repeal.part', { scope })];
  return el('span', { class: 'muted' }, parts.filter(Boolean).join(t('comma')));
}
