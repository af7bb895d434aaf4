// zh: 正文与标注
// en: The text of a document with everything that is marked in it
// doc: >-
//   The text of a policy or article as printed, its provisions in order, and every place in it that proves an edge or cites a provision.
//   All offsets count characters of the bulletin's text, as spans do: without `start` they count in `source`. Of several printings
//   that one is given from which the provisions are taken, otherwise the one in the latest bulletin. Where the graph has no provisions
//   of a text, `kg query` and the HTTP interface read them out of it; this statement then gives none.
// params:
//   key: {type: string, of: [Policy, Article], doc: "Id, number in any bracket style, or title."}
//   label: {type: string, default: null, choices: [Policy, Article], doc: "Label that the key belongs to, if it could be either."}
//   text: {type: string, default: null, doc: "Id of one of its texts, if it is printed several times."}
//   as_of: {type: date, default: null, doc: "Of a law only the text of its wording of this day."}
//   characters: {type: integer, default: null, min: 1, doc: "Only so many characters from its beginning, with the provisions and marks that begin in them: a page shows a long text sooner."}
// columns:
//   id: {type: string!, of: label, doc: "Id of the document."}
//   label: {type: string!, doc: "Policy or Article."}
//   title: {type: string, doc: "Its title."}
//   text: {type: string!, doc: "Id of the text; of a text in several pieces, of the first."}
//   bulletin: {type: string!, of: Bulletin, doc: "The bulletin that prints it."}
//   bulletin_title: {type: string, doc: "Title of the bulletin."}
//   start: {type: integer!, doc: "Offset of the first character of source in the bulletin's text."}
//   end: {type: integer!, doc: "Offset behind the last character of the text, also where source is cut by `characters`."}
//   wording: {type: string, doc: "Day on which the wording was made that as_of chose; null without it and for what is no law."}
//   source: {type: string!, doc: "The text as printed."}
//   sha256: {type: string, doc: "SHA-256 of the bulletin's text layer in UTF-8, in which offsets count."}
//   texts: {type: strings!, doc: "Ids of all its texts."}
//   provisions: {type: maps!, fields: {id: string!, label: string!, heading: string, start: integer!, end: integer!, parent: string}, doc: "Provisions in order: id, label, heading, start, end, parent (id of the provision in which it stands, null at the top)."}
//   marks: {type: maps!, fields: {start: integer!, end: integer!, type: string!, label: string!, id: string!, title: string, held: boolean}, doc: "Places by start: start, end, type (of the edge), label, id and title of the target; the label is Provision where a provision of another document or of this one is cited, and then held tells whether it is there."}
// example: {key: "云工规〔2031〕5号"}
// sample: {key: "工信部联节〔2023〕921号"}
CALL () {
  MATCH (d:Policy {id: $key}) WHERE $label = 'Policy' RETURN d, 'Policy' AS label
  UNION ALL
  MATCH (d:Article {id: $key}) WHERE $label = 'Article' RETURN d, 'Article' AS label
}
OPTIONAL MATCH (d)<-[:WORDING_OF]-(w:Wording) WHERE $as_of IS NOT NULL
WITH d, label, w ORDER BY CASE WHEN w.from <= $as_of THEN 0 ELSE 1 END, w.day DESC
WITH d, label, collect(w) AS wordings
WITH d, label, size(wordings) > 0 AS is_law,
  [one IN wordings WHERE (one.from <= $as_of OR one.day <= $as_of) AND «standing of one»][0] AS w
WITH d, label, is_law, w.day AS wording, w.texts AS worded
CALL (d, is_law, worded) {
  MATCH (d)<-[:TEXT_OF]-(t:Text)-[:IN]->(b:Bulletin)
  WITH t, b, is_law, [span IN worded WHERE left(span, size(b.id) + 1) = b.id + ':' | split(substring(span, size(b.id) + 1), '-')] AS ends
  WHERE NOT is_law OR any(one IN ends WHERE toInteger(one[0]) <= t.start AND t.end <= toInteger(one[1]))
  CALL (t) {
    MATCH (v:Provision {text: t.id}) WITH v LIMIT 1 RETURN count(v) AS outlined
  }
  WITH {id: t.id, start: t.start, end: t.end, bulletin: b.id, outlined: outlined, published: coalesce(b.published, '')} AS t
  ORDER BY CASE WHEN t.outlined > 0 THEN 0 ELSE 1 END, t.published DESC, t.id
  RETURN collect(t) AS all
}
WITH d, label, wording, all, coalesce([one IN all WHERE one.id = $text][0], all[0]) AS t
WHERE t IS NOT NULL
WITH d, label, wording, [one IN all | one.id] AS texts, t, [one IN all WHERE one.bulletin = t.bulletin
  AND (one.id = t.id OR (t.end - t.start > 300000 AND one.start > t.start)) | one.id] AS ids
// What is long is looked up on its own: a source that goes along with thousands of provisions is kept thousands of times.
CALL (ids, t) {
  UNWIND ids AS id
  MATCH (v:Provision {text: id})
  WHERE ($characters IS NULL OR v.start < t.start + $characters)
  OPTIONAL MATCH (v)-[:PART_OF]->(o:Provision)
  WITH v.order AS place, {id: v.id, label: v.label, heading: v.heading, start: v.start, end: v.end, parent: o.id} AS one ORDER BY place
  RETURN collect(one) AS provisions
}
CALL (d, ids, t) {
  CALL (d, ids) {
    MATCH (d)-[e:«quoted»]->(q:«labels»)
    WHERE e.spans IS NOT NULL AND type(e) <> 'PUBLISHED_IN'
    UNWIND e.spans AS span
    RETURN span, type(e) AS type, «label of q» AS target, q.id AS id, coalesce(q.title, q.name) AS title, true AS held
    UNION ALL
    MATCH (d)-[e:«change|citation»]->(q:Policy)
    WHERE e.provisions IS NOT NULL
    UNWIND range(0, size(e.provisions) - 1) AS i
    WITH e, q.title AS title, q.id + '#' + e.provisions[i] AS id, e.provision_spans[i] AS span
    OPTIONAL MATCH (v:Provision {id: id})
    RETURN span, type(e) AS type, 'Provision' AS target, id, title, v IS NOT NULL AS held
    UNION ALL
    UNWIND ids AS one
    MATCH (v:Provision {text: one})-[e:REFERENCES]->(w:Provision) WHERE w.id STARTS WITH d.id + '#'
    UNWIND e.spans AS span
    RETURN span, type(e) AS type, 'Provision' AS target, w.id AS id, w.label AS title, true AS held
    UNION ALL
    MATCH (d)-[e:REFERENCES]->(w:Provision) WHERE w.id STARTS WITH d.id + '#'
    UNWIND e.spans AS span
    RETURN span, type(e) AS type, 'Provision' AS target, w.id AS id, w.label AS title, true AS held
  }
  WITH t, span, type, target, id, title, held, split(substring(span, size(t.bulletin) + 1), '-') AS ends
  WHERE span STARTS WITH t.bulletin + ':' AND size(ends) = 2 AND ($characters IS NULL OR toInteger(ends[0]) < t.start + $characters)
  WITH DISTINCT toInteger(ends[0]) AS start, toInteger(ends[1]) AS end, type, target, id, title, held
  ORDER BY start, end, type, target, id
  RETURN collect({start: start, end: end, type: type, label: target, id: id, title: title, held: held}) AS found
}
CALL (ids) {
  UNWIND ids AS id
  MATCH (piece:Text {id: id})
  WITH piece ORDER BY piece.start
  RETURN min(piece.start) AS start, max(piece.end) AS end, collect(piece.source) AS sources
}
MATCH (b:Bulletin {id: t.bulletin})
RETURN d.id AS id, label, d.title AS title, t.id AS text, b.id AS bulletin, b.title AS bulletin_title, start, end, wording,
  left(reduce(all = '', piece IN sources | all + piece), coalesce($characters, end - start)) AS source, b.text_sha256 AS sha256, texts, provisions,
  [mark IN found WHERE mark.start >= start AND mark.end <= end] AS marks
