/** Elements. Text goes in as text and never as markup, wherever it comes from. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Return a new element.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] those that are false, null or undefined are left out; `on…` are listeners
 * @param {...(Node|string|number|null|undefined|false|any[])} children
 */
export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for a part of a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

/** Return the element with this id. */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Tell those who do not see the page what has happened. */
export function say(text) {
  byId('said').textContent = text;
}
