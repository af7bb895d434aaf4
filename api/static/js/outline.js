/** What can be cited in a text, found by how its lines begin: 编, 章, 节 and 条, or 一、 and （一） where it has no articles. */

const NUMBER = '[〇零一二三四五六七八九十百千两\\d]{1,10}';
/** 第三章　总则 */
const DIVISION = new RegExp(`^#*\\s*(?:\\*\\*)?(第${NUMBER}([编章节]))(?=[\\s\u3000]|$|\\*)`);
/** 第十条　…, 第一百三十三条之一　… */
const ARTICLE = new RegExp(`^#*\\s*(?:\\*\\*)?(第${NUMBER}条(?:之[一二三四五六七八九十]+)?)(?=[\\s\u3000【*]|$)`);
/** 一、总体要求 */
const SECTION = /^#*\s*([一二三四五六七八九十]{1,3})、/;
/** （一）加强领导。 */
const SUBSECTION = /^#*\s*[（(]([一二三四五六七八九十]{1,3})[）)]/;
/** 加强领导。 of （一）加强领导。各地区…, at most one line of a heading */
const SAID = /^[^。：:；！？]{1,40}(?:[。：:]|$)/;
const FEW = 2;

/**
 * Return the provisions of a text in order; `kind` is what each is, `head` where its heading ends.
 * @param {import('./blocks.js').Text} text
 * @returns {import('./blocks.js').Provision[]}
 */
export function outline(text) {
  const lines = text.lines().map(([start, end]) => ({ start, end, said: text.slice(start, end) }));
  const articles = lines.filter(({ said }) => ARTICLE.test(said)).length;
  const found = articles >= FEW ? inArticles(lines) : inSections(lines);
  return found.map((one, index) => ({ ...one, until: found[index + 1]?.start ?? text.end }));
}

function inArticles(lines) {
  let above = '';
  return lines.flatMap(({ start, end, said }) => {
    const division = DIVISION.exec(said);
    if (division) {
      above = division[2] === '节' ? above.replace(/第[^章]*节$/, '') + division[1] : division[1];
      return [{ id: above, label: above, kind: division[2], start, head: end }];
    }
    const article = ARTICLE.exec(said);
    return article ? [{ id: article[1], label: article[1], kind: '条', start, head: start + [...article[0]].length }] : [];
  });
}

function inSections(lines) {
  let above = '';
  return lines.flatMap(({ start, end, said }) => {
    const section = SECTION.exec(said) ?? SUBSECTION.exec(said);
    if (!section) return [];
    const outer = SECTION.test(said);
    if (outer) above = `${section[1]}、`;
    const label = outer ? above : `${above}（${section[1]}）`;
    const heading = SAID.exec(said.slice(section[0].length));
    const head = heading ? Math.min(end, start + [...section[0]].length + [...heading[0]].length) : start;
    return [{ id: label, label, kind: outer ? '一' : '（一）', start, head }];
  });
}
