/** How a passage is cited: title, number, provision, where it was printed, and the day. */

import { t } from './words.js';

/**
 * Return the reference of a passage: 《某办法》（某部规〔2031〕5号）第十条，载2031-05.txt，2033-06-01查阅.
 * @param {{title?: string|null, number?: string|null, id: string}} facts of the document
 * @param {string|null} provision
 * @param {string|undefined} bulletin
 * @param {string} day ISO
 */
export function reference(facts, provision, bulletin, day) {
  const number = facts.number && facts.number !== facts.title ? t('reference.number', { number: facts.number }) : '';
  const parts = [
    t('reference.title', { title: facts.title ?? facts.id }) + number + (provision ?? ''),
    bulletin && t('reference.source', { bulletin }),
    t('reference.day', { day }),
  ];
  return parts.filter(Boolean).join(t('comma'));
}
