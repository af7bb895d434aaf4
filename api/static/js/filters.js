/** The filters, as a form. */

import { FILTERS } from './address.js';
import { byId, el } from './dom.js';
import { COLLECTIONS } from './nodes.js';
import { caption, labels, property, t, word } from './words.js';

const CHOICES = {
  kind: ['policy', 'law', 'catalogue', 'draft'],
  status: ['in_force', 'repealed', 'partly_repealed', 'expired', 'not_yet_effective', 'draft', 'unknown', 'disputed'],
  held: ['true', 'false'],
};
/** Kinds of articles, which only a search filters by. */
const ARTICLES = ['interpretation', 'press_conference', 'news'];

/** Whether a state has filters besides the label. */
export const filtered = (state) => Object.keys(state.filters).length > 0;

/** Show the filters of a state; `change` is called with what differs. */
export function showFilters(state, change) {
  const form = byId('filters');
  const field = (name, control) => el('label', {}, el('span', {}, name), control);
  const filter = (name, value) => change({ filters: tidy({ ...state.filters, [name]: value }) });
  const choice = (name, choices = CHOICES[name]) => select(choices.map((each) => [each, word(name, each)]), state.filters[name],
    (value) => filter(name, value));
  const input = (name, type) => el('input', { type, value: state.filters[name] ?? '', name, onchange: (event) => filter(name, event.target.value.trim()) });
  // The list without a search, if it is filtered, is one of policies.
  const only = filtered(state) && !state.q;
  const label = select(labels().filter((each) => each.name in COLLECTIONS).map((each) => [each.name, caption(each.name)]), only ? 'Policy' : state.label,
    (value) => change({ label: value, filters: value && value !== 'Policy' && !state.q ? {} : state.filters }));
  const count = Object.keys(state.filters).length;
  const open = form.querySelector('details')?.open ?? false;
  form.onsubmit = (event) => event.preventDefault();
  form.replaceChildren(
    field(t('filter.label'), label),
    // Beside the counts of a search, which show what was chosen, the form stays as it was.
    el('details', { open: open || (count > 0 && !state.q) },
      el('summary', {}, t('filter.more') + (count ? ` · ${count}` : '')),
      el('div', { class: 'fields' },
        field(property('Policy', 'kind'), choice('kind', [...CHOICES.kind, ...(state.q ? ARTICLES : [])])),
        field(property('Policy', 'form'), input('form', 'text')),
        field(property('Policy', 'rank'), input('rank', 'text')),
        field(property('Policy', 'status'), choice('status')),
        field(t('filter.issuer'), input('issuer', 'text')),
        field(t('filter.from'), input('signed_from', 'date')),
        field(t('filter.to'), input('signed_to', 'date')),
        field(property('Policy', 'held'), choice('held')),
        field(t('filter.industry'), input('industry', 'text')),
        field(t('filter.on'), el('input', { type: 'date', name: 'on', value: state.on, onchange: (event) => change({ on: event.target.value }) })),
        el('button', { type: 'button', disabled: !count && !state.on, onclick: () => change({ filters: {}, on: '' }) }, t('filter.clear')))));
}

/** Return a list of [value, name] to choose from, with one more for all. */
function select(options, value, change) {
  const all = [['', t('filter.all')], ...options];
  return el('select', { onchange: (event) => change(event.target.value) },
    all.map(([key, name]) => el('option', { value: key, selected: key === (value ?? '') }, name)));
}

/** Return filters in their order, without those that are empty. */
export function tidy(filters) {
  return Object.fromEntries(FILTERS.filter((name) => filters[name]).map((name) => [name, filters[name]]));
}
