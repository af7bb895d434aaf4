/** What the page says, in two languages, and the captions of the schema. */

import { ask } from './server.js';

/** Bodies that issue policies together: no edge of the graph, but counted from those to their policies. */
export const TOGETHER = 'ISSUED_TOGETHER';

const texts = {};
let lang = 'zh';
/** @type {any} */
let schema = { labels: [], edges: [] };

/** Fetch the texts of both languages and the schema. */
export async function learn() {
  const languages = ['zh', 'en'];
  const answers = await Promise.all(languages.map((each) => ask(['static', 'text', `${each}.json`])));
  languages.forEach((each, index) => { texts[each] = answers[index]; });
  const { labels, edges } = await ask(['schema']);
  const issued = edges.find((each) => each.name === 'ISSUED_BY');
  const said = Object.fromEntries(languages.map((each) => [each, texts[each]['together']]));
  schema = { labels, edges: [...edges, { ...issued, name: TOGETHER, caption: said.zh, from: ['Ministry'], to: ['Ministry'], out: said, in: said, properties: [] }] };
  for (const { name, colour } of schema.labels) document.documentElement.style.setProperty(`--label-${name}`, colour);
}

/** Speak this language from now on, in the texts of index.html too. */
export function speak(chosen) {
  lang = chosen;
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.getAttribute('data-t'));
  for (const [from, to] of [['data-t-label', 'aria-label'], ['data-t-placeholder', 'placeholder']]) {
    for (const element of document.querySelectorAll(`[${from}]`)) element.setAttribute(to, t(element.getAttribute(from)));
  }
}

/** Return a text with `{name}` filled in; the name of the text itself where there is none. */
export function t(key, values = {}) {
  return has(key) ? texts[lang][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? '')) : key;
}

/** Whether there is such a text. */
export function has(key) {
  return key in (texts[lang] ?? {});
}

/** Return what a value of a list of choices is called: `word('kind', 'law')`; the value itself where nobody named it. */
export function word(group, value) {
  return has(`${group}.${value}`) ? t(`${group}.${value}`) : String(value ?? '');
}

/** Return what a label, an edge type or a property is called. */
export function caption(name) {
  const entry = [...schema.labels, ...schema.edges].find((each) => each.name === name);
  return entry ? spoken(entry) : name;
}

/** Return what a property of a label or an edge type is called. */
export function property(owner, name) {
  const entry = [...schema.labels, ...schema.edges].find((each) => each.name === owner);
  const found = entry?.properties.find((each) => each.name === name);
  return found ? spoken(found) : word('property', name);
}

function spoken(entry) {
  return lang === 'zh' ? entry.caption : english(entry.name);
}

function english(name) {
  const plain = name.replaceAll('_', ' ');
  return /^[A-Z][a-z]/.test(plain) ? plain : plain[0].toUpperCase() + plain.slice(1).toLowerCase();
}

/**
 * Return the relation as it is said of one side: what a policy repeals, or what repeals it; with the label of the other side where it is not
 * the usual one.
 */
export function relation(type, direction, label) {
  const entry = edgeType(type);
  if (!entry) return type;
  const [usual] = direction === 'out' ? entry.to : entry.from;
  return direction === 'in' || label === usual ? entry[direction][lang] : t('relation.of', { relation: entry[direction][lang], label: caption(label) });
}

/** Return why a policy is related: what the edge to it or from it is called, else the text of the reason, else the label of what is shared. */
export function reason(name, label) {
  const out = schema.edges.find((each) => each.related && each.name.toLowerCase() === name);
  const into = schema.edges.find((each) => each.related?.inverse === name);
  if (out ?? into) return out ? out.out[lang] : into.in[lang];
  return has(`reason.${name}`) ? t(`reason.${name}`) : caption(label ?? name);
}

export const labels = () => schema.labels;
export const edgeTypes = () => schema.edges;
export const edgeType = (name) => schema.edges.find((each) => each.name === name);
export const labelOf = (name) => schema.labels.find((each) => each.name === name);
