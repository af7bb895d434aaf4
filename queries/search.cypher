// zh: 搜索
// en: Search by words, number, code or initials
// doc: >-
//   Nodes of any label by title, number, code, name, other names or pinyin initials, and policies and articles by their text. All words
//   must occur; blanks separate words, runs of more than four Chinese characters are split into words, and text in quotation marks is
//   a phrase. A star at the end searches for a beginning. Exact matches come first, then titles and names that begin with the text,
//   contain it as a phrase, or contain the words; then other names, initials and texts. Programmes that do not match exactly come after
//   all else. Policies with text come before those only cited, bulletins come last, short titles before long ones, texts with more
//   occurrences before those with fewer. The filters apply to everything that contains the words, before anything is cut off; a filter
//   leaves out what has no such value. search_facets counts what is found. A bulletin that is a single document is found by its id and
//   with `label` only.
// params:
«frame search_params»
//   sort: {type: string, default: relevance, choices: [relevance, date, citations], doc: "Order of the rows: relevance, date (newest first, undated last) or citations (most cited first); equal ones by relevance."}
//   skip: {type: integer, default: 0, min: 0, max: 100000, doc: "Number of rows left out at the beginning, for the pages after the first."}
//   limit: {type: integer, default: 20, min: 1, max: 1000, doc: "Maximum number of rows."}
«frame search_derived»
// columns:
//   label: {type: string!, doc: "Label of the node."}
//   id: {type: string!, of: label, doc: "Its id."}
//   title: {type: string, doc: "Its title or name."}
//   number: {type: string, doc: "Its document number or code."}
//   kind: {type: string, doc: "Its kind, if it has one."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication; of an article perhaps that of its bulletin, a month or a year."}
//   issuers: {type: strings!, doc: "Who issued it, lead first."}
//   citations: {type: integer, doc: "Number of documents that point to the policy, article or standard; null for all else."}
//   held: {type: boolean, doc: "Whether a bulletin holds the text of the policy."}
//   status: {type: string, doc: "Status of a policy on the day as_of; null for all else."}
//   match: {type: string!, doc: "exact, prefix, phrase, words, name, initials or text."}
//   snippet: {type: string, doc: "The first place in its text where the words occur; null if the text does not contain all of them."}
//   hits: {type: integer, doc: "Number of occurrences in its text; null if there is no snippet."}
//   title_marks: {type: strings!, marks: title, doc: "Location of the words in the title, start-end in characters."}
//   number_marks: {type: strings!, marks: number, doc: "Location of the words in the number."}
//   snippet_marks: {type: strings!, marks: snippet, doc: "Location of the words in the snippet."}
// table: [title, number, status, label]
// example: {q: 风电 装备}
// sample: {q: "泵", as_of: "2024-01-01"}
«frame searched»
WITH n, label, place, length, hits WHERE n IS NOT NULL
WITH n, label, place, CASE WHEN label = 'Programme' AND place > 0 THEN 1 ELSE 0 END AS late,
  CASE WHEN label = 'Bulletin' THEN 2 WHEN n.held = false THEN 1 ELSE 0 END AS stub, CASE WHEN place < 6 THEN length ELSE -hits END AS weight,
  coalesce(n.date, n.published) AS date, CASE WHEN label IN ['Policy', 'Article', 'Standard'] THEN coalesce(n.documents, 0) ELSE null END AS citations
WITH n, label, place, late, stub, weight, date, citations,
  CASE $sort WHEN 'date' THEN coalesce(date, '') ELSE '' END AS newest, CASE $sort WHEN 'citations' THEN coalesce(citations, 0) ELSE 0 END AS most
ORDER BY newest DESC, most DESC, late, place, stub, weight, label, n.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (n)-[o:ISSUED_BY]->(m:Ministry)
WITH n, label, place, late, stub, weight, date, citations, newest, most, m, coalesce(o.order, 0) AS turn ORDER BY turn, m.id
WITH n, label, place, late, stub, weight, date, citations, newest, most, collect(m.name) AS issuers
OPTIONAL MATCH (n)<-[:TEXT_OF]-(t:Text)
WHERE all(word IN $words WHERE toLower(coalesce(t.body, t.source)) CONTAINS word)
WITH n, label, place, late, stub, weight, date, citations, newest, most, issuers, min(t.id) AS text
// Without a text, none: for null the embedded engine would look through all.
OPTIONAL MATCH (t:Text {id: coalesce(text, '~')})
WITH n, label, place, late, stub, weight, date, citations, newest, most, issuers, coalesce(t.body, t.source) AS body
WITH n, label, place, late, stub, weight, date, citations, newest, most, issuers, body, toLower(body) AS lower
WITH n, label, place, late, stub, weight, date, citations, newest, most, issuers, body, lower,
  reduce(hits = 0, word IN $words | hits + size(split(lower, word)) - 1) AS hits,
  CASE WHEN lower CONTAINS toLower($plain) THEN toLower($plain) ELSE $words[0] END AS word, size(split(lower, '\n')[0]) AS head
// The first line is the heading, which says no more than the title.
WITH n, label, place, late, stub, weight, date, citations, newest, most, issuers, body, lower, hits, word,
  CASE WHEN substring(lower, head) CONTAINS word THEN head ELSE 0 END AS head
WITH n, label, place, late, stub, weight, date, citations, newest, most, issuers, body, hits, head + size(split(substring(lower, head), word)[0]) AS at
WITH n, label, place, late, stub, weight, date, citations, newest, most, issuers, body, hits, CASE WHEN at > 30 THEN at - 30 ELSE 0 END AS start
RETURN label, n.id AS id, coalesce(n.title, n.name, n.code) AS title, coalesce(n.code, n.number) AS number, n.kind AS kind,
  date, issuers, citations, n.held AS held,
  «status of n» AS status,
  CASE place WHEN 0 THEN 'exact' WHEN 1 THEN 'prefix' WHEN 2 THEN 'phrase' WHEN 3 THEN 'words' WHEN 4 THEN 'name' WHEN 5 THEN 'initials'
    ELSE 'text' END AS match,
  CASE WHEN start > 0 THEN '…' ELSE '' END + replace(replace(substring(body, start, 120), '\n', ' '), '#', '') AS snippet, hits,
  [] AS title_marks, [] AS number_marks, [] AS snippet_marks
ORDER BY newest DESC, most DESC, late, place, stub, weight, label, id
