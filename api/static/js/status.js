/** Whether a policy is in force, and why one may say so. */

import { el } from './dom.js';
import { quotation } from './quote.js';
import { t, word } from './words.js';

const SIGNS = { in_force: '✓', repealed: '✕', partly_repealed: '◐', expired: '⌛', not_yet_effective: '◷', draft: '✎', unknown: '?', disputed: '⚠' };

/** Return the status of a policy, its reason in words, the repeals with their quotes, and the day for which it is judged. */
export function status(policy, quotes, state, { item, change }) {
  const ended = ['repealed', 'partly_repealed', 'disputed'].includes(policy.status);
  const day = el('input', { type: 'date', value: state.on, onchange: (event) => change({ on: event.target.value }) });
  return el('div', { class: `judged ${policy.status}` },
    el('p', {},
      el('strong', { class: `status ${policy.status}` }, el('span', { 'aria-hidden': 'true' }, `${SIGNS[policy.status] ?? ''} `), word('status', policy.status)),
      ' ', el('span', { class: 'reason' }, reason(policy, state.on))),
    ended && el('ul', {}, policy.repealed_by.map((by) => repeal(by, quotes, item, policy))),
    policy.status === 'disputed' && el('ul', {}, policy.disputes.map((each) => dispute(each, quotes, item, policy))),
    el('label', { class: 'day' }, t('status.on'), ' ', day));
}

function reason(policy, on) {
  const from = policy.effective ?? policy.signed ?? policy.published;
  return {
    in_force: inForce(policy, on || new Date().toLocaleDateString('sv')),
    repealed: t('why.repealed'),
    partly_repealed: t('why.partly_repealed'),
    expired: t('why.expired', { date: policy.expires }),
    not_yet_effective: t('why.not_yet_effective', { date: from }),
    draft: t('why.draft'),
    unknown: t('why.unknown'),
    disputed: t('why.disputed'),
  }[policy.status] ?? '';
}

/** Say from when it holds, in which wording, and what the day that is judged does not know yet: when it ends. */
function inForce({ effective, validity, held, checked_documents, checked_until }, day) {
  const [later, ended] = validity[validity.findIndex((entry) => entry.endsWith(' in_force')) + 1]?.split(' ') ?? [];
  const from = effective && t(effective > day ? 'why.former' : 'why.since', { date: effective });
  const until = later && t('why.later', { date: later, status: word('status', ended) });
  const open = (!later || ended === 'expired') && known(held, checked_documents, checked_until);
  return [from, until, open].filter(Boolean).join(' ');
}

/** Say how it is known that nothing ended it: what the texts at hand do not know, nobody here does. */
function known(held, documents, until) {
  return held ? t('why.not_repealed', { documents, until: until ?? '?' }) : t('why.only_cited');
}

function repeal(by, quotes, item, policy) {
  const row = quotes.find((each) => each.direction === 'in' && each.type === 'SUPERSEDES' && each.id === by.id);
  const key = { label: 'Policy', id: by.id };
  return el('li', {},
    item(key, by.title ?? by.id), ' ', extent(by),
    row && quotation(row, key, policy.title, item));
}

/** Say one contradiction, `day reason id`, with the quote of the other policy that is in it. */
function dispute(text, quotes, item, policy) {
  const [, date, reason, id] = /^(\S+) (\S+) ?(.*)$/.exec(text);
  const row = id && quotes.find((each) => each.direction === 'in' && each.id === id && ['SUPERSEDES', 'BASED_ON', 'AMENDS'].includes(each.type));
  return el('li', {},
    t(`dispute.${reason}`, { date }), id && [t('colon'), item({ label: 'Policy', id }, row?.title ?? id)],
    row && quotation(row, { label: 'Policy', id }, policy.title, item));
}

/** Return from when and how far a repeal goes, in words. */
export function extent({ scope, date }) {
  const parts = [date && t('repeal.from', { date }), scope && scope !== 'whole' && t('repeal.part', { scope })];
  return el('span', { class: 'muted' }, parts.filter(Boolean).join(t('comma')));
}
