/** Which provisions are headings, of what level, and where in their line the heading ends. */

/** Kinds of provisions that have headings, the outer ones first. */
const KINDS = ['编', '章', '节', '条', '一', '（一）'];

/** Return the number of a provision in its document: 58.2 of 某部规〔2031〕5号#58.2. @param {string} id */
export const numberOf = (id) => id.slice(id.lastIndexOf('#') + 1);

/** Return what a provision is: 章 for 章3, 条 for 58, 一 for 一, （一） for 一.2; '' for what has no heading: 58.2, 一.2.1. */
function kindOf(id) {
  const number = numberOf(id);
  const division = /([编章节])[^编章节]*$/.exec(number);
  if (division) return division[1];
  const depth = number.split('.').length;
  return /^\d/.test(number) ? (depth === 1 ? '条' : '') : ['一', '（一）'][depth - 1] ?? '';
}

/**
 * Return what tells the heading level of each provision of a document, 3 being that of the outermost kind in it, 0 of what has no heading.
 * @param {import('./blocks.js').Provision[]} provisions
 */
export function levels(provisions) {
  const there = new Set(provisions.map((one) => kindOf(one.id)));
  const kinds = KINDS.filter((kind) => there.has(kind));
  // The title has level 2.
  return (id) => (kinds.includes(kindOf(id)) ? Math.min(6, 3 + kinds.indexOf(kindOf(id))) : 0);
}

/**
 * Return where the heading ends of a line that begins with a provision.
 * @param {import('./blocks.js').Text} text
 * @param {import('./blocks.js').Provision[]} provisions those that begin in the line
 * @param {number} end of the line
 */
export function headEnd(text, [one, inner], end) {
  const kind = kindOf(one.id);
  const said = text.slice(one.start, end);
  if (kind === '条') return one.start + [...(inner ? text.slice(one.start, inner.start).trimEnd() : said)].length;
  if (kind === '编' || kind === '章' || kind === '节') return end;
  const at = one.heading ? said.indexOf(one.heading) : -1;
  if (at < 0) return one.start;
  // 加强领导。 of （一）加强领导。各地区…
  const until = at + one.heading.length;
  return one.start + [...said.slice(0, until + (/[。：:]/.test(said[until] ?? '') ? 1 : 0))].length;
}
