/** A text as a sequence of blocks: its paragraphs, with the provisions that begin in them, cut where a citation or a quote begins or ends. */

import { headEnd, levels } from './outline.js';

/**
 * @typedef {{id: string, label: string, heading: string|null, start: number, end: number}} Provision as the interface has it
 * @typedef {{start: number, end: number, label: string, id: string, type?: string, title?: string|null, provision?: string|null}} Mark
 * @typedef {{start: number, end: number, level: number, head: number, provisions: Provision[]}} Block
 *   offsets in the bulletin; `level`: of the heading, 0 for a plain paragraph; `head`: where the heading ends
 * @typedef {{text: string, link: Mark|null, marked: boolean, shared: boolean}} Piece
 */

/** Characters of the longest line of a text whose lines printing has broken; where one is longer, each line is a paragraph. */
const WRAPPED = 80;
/** Ends of a paragraph. */
const CLOSED = /[。：；！？.:;!?]/;

/** A text of a bulletin, in which offsets count characters as Python counts them. */
export class Text {
  /** @param {string} source @param {number} start offset of its first character */
  constructor(source, start) {
    this.start = start;
    // Signs beyond the basic plane are one character there and two here.
    this.characters = /[\ud800-\udbff]/.test(source) ? [...source] : source;
    this.end = start + this.characters.length;
  }

  /** Return what stands between two offsets. */
  slice(start, end) {
    const found = this.characters.slice(Math.max(0, start - this.start), Math.max(0, end - this.start));
    return typeof found === 'string' ? found : found.join('');
  }

  /** Return the extents of the lines that are not blank, without what is blank at their ends, and whether a blank line stands before. */
  lines() {
    const found = [];
    let apart = true;
    let at = this.start;
    for (const line of this.slice(this.start, this.end).split('\n')) {
      const { length } = [...line];
      const kept = line.trimEnd();
      const left = kept.length - kept.trimStart().length;
      if (kept.trim()) found.push([at + left, at + left + [...kept.trim()].length, apart]);
      apart = !kept.trim();
      at += length + 1;
    }
    return found;
  }
}

/** Return the blocks of a text: its paragraphs, where printing has broken them joined. @param {Text} text @param {Provision[]} provisions @returns {Block[]} */
export function blocks(text, provisions) {
  const level = levels(provisions);
  let next = 0;
  const lines = text.lines();
  const width = Math.max(...lines.map(([start, end]) => end - start));
  /** @type {Block[]} */
  const found = [];
  let line = 0;
  for (const [start, end, apart] of lines) {
    const from = next;
    while (next < provisions.length && provisions[next].start < end) next += 1;
    const here = provisions.slice(from, next);
    const last = found.at(-1);
    const broken = width <= WRAPPED && line >= 0.7 * width && !apart && !here.length && last && last.head < last.end && !CLOSED.test(text.slice(last.end - 1, last.end));
    line = end - start;
    if (broken) last.end = end;
    else if (here.length && level(here[0].id)) found.push({ start, end, level: level(here[0].id), head: headEnd(text, here, end), provisions: here });
    else found.push({ start, end, level: 0, head: start, provisions: here });
  }
  return found;
}

/** Return what a stretch is made of: each piece with the citation that it is part of, whether it is to be marked, and whether others share it. @param {Mark[]} links none in another @returns {Piece[]} */
export function pieces(text, start, end, links, marked, shared = []) {
  const near = links.filter((each) => each.start < end && each.end > start);
  const cuts = new Set([start, end]);
  for (const each of [...near, ...shared, ...(marked ? [marked] : [])]) for (const at of [each.start, each.end]) if (at > start && at < end) cuts.add(at);
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(1).map((to, index) => {
    const from = ordered[index];
    return {
      text: text.slice(from, to).replace(/[ \t]*\n[ \t\u3000]*/g, ''),
      link: near.find((each) => each.start <= from && each.end >= to) ?? null,
      marked: Boolean(marked && marked.start <= from && marked.end >= to),
      shared: shared.some((each) => each.start <= from && each.end >= to),
    };
  });
}

/** Return marks of which none overlaps one before it. @param {Mark[]} marks @returns {Mark[]} */
export function apart(marks) {
  const found = [];
  for (const each of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (each.end > each.start && each.start >= (found.at(-1)?.end ?? 0)) found.push(each);
  }
  return found;
}

/** Return where in the list the block with this offset stands, -1 where none has it. @param {Block[]} all @param {number} at */
export const indexAt = (all, at) => all.findIndex((each) => each.start <= at && each.end > at);

/** Return the label of the article or section that a block belongs to. @param {Block[]} all @param {Block} block @returns {string|null} */
export function within(all, block) {
  const index = all.findLastIndex((each) => each.provisions.length && each.start <= block.start);
  return index < 0 ? null : all[index].provisions[0].label;
}
