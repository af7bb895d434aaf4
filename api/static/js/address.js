/** What the page shows, as the address bar has it: a link brings everybody to the same sight, and Back goes back. */

/**
 * @typedef {{label: string, id: string}} Key
 * @typedef {(node: Key, content: any, more?: object) => HTMLElement} Item makes the link to a node, in a state that differs by more
 * @typedef {object} State
 * @property {string} q words searched for
 * @property {string} label of what is searched for
 * @property {Record<string, string>} filters of policies
 * @property {''|'date'|'citations'} sort order of what a search finds; '' is relevance
 * @property {number} page of what a search finds, from 1
 * @property {string} on day for which the status is judged, ISO
 * @property {Key|null} open what the card shows
 * @property {'around'|'lineage'} view of the graph
 * @property {string[]|null} hide edge types that are not drawn; null: as is usual
 * @property {string} read what is shown of the text of what is open: '' nothing, 'text', a quote (`bulletin:start-end`) or a provision (`#58.2`)
 * @property {Key[]} more nodes that were expanded, in order
 * @property {string[]} pages kinds of relation of which more than the first few nodes are drawn: how many, the kind, and whose it is
 *   (`17 in ISSUED_BY Policy Ministry:某部`)
 * @property {'zh'|'en'} lang
 */

/** Filters of the list of policies, by their names in the interface. */
export const FILTERS = ['kind', 'form', 'rank', 'status', 'issuer', 'industry', 'signed_from', 'signed_to', 'held'];

/** A kind of relation of which a number of nodes is drawn: the number, the kind, the name of the node. */
export const PAGED = /^(\d{1,3}) ((?:in|out) [A-Z_]+ [A-Za-z]+) ([A-Za-z]+:.+)$/s;

/** @returns {State} */
export function read(search = location.search) {
  const given = new URLSearchParams(search);
  const text = (name) => (given.get(name) ?? '').trim();
  const hidden = given.get('hide');
  const open = key(given.get('open'));
  return {
    q: text('q'),
    label: text('label'),
    filters: Object.fromEntries(FILTERS.map((name) => [name, text(name)]).filter(([, value]) => value)),
    sort: text('sort') === 'date' || text('sort') === 'citations' ? /** @type {'date'|'citations'} */ (text('sort')) : '',
    page: /^[1-9]\d{0,3}$/.test(text('page')) ? Number(text('page')) : 1,
    on: /^\d{4}-\d\d-\d\d$/.test(text('on')) ? text('on') : '',
    open,
    // Only policies have one.
    view: text('view') === 'lineage' && open?.label === 'Policy' ? 'lineage' : 'around',
    // Only documents have a text.
    read: ['Policy', 'Article'].includes(open?.label ?? '') ? text('read') : '',
    hide: hidden === null ? null : hidden.split(',').filter(Boolean),
    more: given.getAll('more').map(key).filter((each) => each !== null),
    pages: given.getAll('pages').filter((each) => PAGED.test(each)),
    lang: text('lang') === 'en' ? 'en' : 'zh',
  };
}

/** Return the link to a state, relative to the page. @param {State} state */
export function link(state) {
  const pairs = [['q', state.q], ['label', state.label], ...Object.entries(state.filters), ['sort', state.sort], ['page', state.page > 1 ? String(state.page) : ''], ['on', state.on]];
  if (state.open) {
    pairs.push(['open', name(state.open)], ['view', state.view === 'around' ? '' : state.view], ['read', state.read]);
    pairs.push(...state.more.map((each) => ['more', name(each)]));
    const hubs = [state.open, ...state.more].map(name);
    pairs.push(...state.pages.filter((each) => hubs.includes(PAGED.exec(each)?.[3] ?? '')).map((each) => ['pages', each]));
  }
  pairs.push(['lang', state.lang === 'zh' ? '' : state.lang]);
  const kept = pairs.filter(([, value]) => value);
  if (state.open && state.hide) kept.push(['hide', state.hide.join(',')]);
  return kept.length ? `?${new URLSearchParams(kept)}` : './';
}

/** Return the name that a node goes by here, `Label:id`. @param {Key} node */
export function name(node) {
  return `${node.label}:${node.id}`;
}

/** @returns {Key|null} */
function key(text) {
  const [, label, id] = /^([A-Za-z]+):(.+)$/s.exec(text ?? '') ?? [];
  return label ? { label, id } : null;
}

/** Return bulletin, start and end of a span, `bulletin:start-end`; nothing for what is none. @param {string|undefined} span */
export function placeOf(span) {
  const [, bulletin, start, end] = /^(.*):(\d+)-(\d+)$/s.exec(span ?? '') ?? [];
  return bulletin ? { bulletin, start: Number(start), end: Number(end) } : null;
}
