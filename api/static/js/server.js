/** Answers of the HTTP interface, each asked for once. */

const KEPT = 300;
/** @type {Map<string, Promise<any>>} */
const answers = new Map();

/** What went wrong, as the interface says it; status 0 where it did not answer at all. */
export class Problem extends Error {
  constructor(status, detail, candidates = []) {
    super(detail);
    this.status = status;
    this.candidates = candidates;
  }
}

/**
 * Return the answer of a route; rejects with a Problem.
 * @param {string[]} path its steps, not yet encoded
 * @param {Record<string, any>} [params] those that are empty are left out
 */
export function ask(path, params = {}) {
  const url = address(path, params);
  let answer = answers.get(url);
  if (!answer) {
    answer = fetched(url);
    answers.set(url, answer);
    // What failed may succeed the next time.
    answer.catch(() => answers.delete(url));
    if (answers.size > KEPT) answers.delete(answers.keys().next().value);
  }
  return answer;
}

/** Send a body to a route and return its answer; rejects with a Problem. @param {string[]} path @param {any} body */
export function send(path, body) {
  return fetched(address(path), { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
}

/** Return the address of a route, relative to the page. */
export function address(path, params = {}) {
  const given = Object.entries(params).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return path.map(encodeURIComponent).join('/') + (given.length ? `?${query}` : '');
}

async function fetched(url, { headers = {}, ...how } = {}) {
  let response;
  try {
    response = await fetch(url, { ...how, headers: { Accept: 'application/json', ...headers } });
  } catch {
    throw new Problem(0, '');
  }
  const body = await response.json().catch(() => ({}));
  if (response.status !== 200) throw new Problem(response.status, body.detail ?? response.statusText, body.candidates);
  return body;
}
