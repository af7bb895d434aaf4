// zh: 引用落空的条款
// en: Citations of articles that are not there
// doc: >-
//   Documents that cite an article which the cited policy did not have on the day of the citation, or a policy that was repealed or expired by
//   then; with `as_of`, those that are broken on that day. A law is judged by the wording of the day, and by one already made that comes into
//   force later; where the text of one of these is not held, nothing is said. Citations in decisions that repeal or amend are left out.
// params:
//   key: {type: string, default: null, of: [Policy], doc: "Only citations of this policy."}
//   as_of: {type: date, default: null, doc: "Judge all citations on this day; otherwise each on the day of the document, or of the wording of a law, that has it."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   reason: {type: string!, doc: "missing: there is no such article; repealed or expired: the policy is."}
//   label: {type: string!, doc: "Policy or Article."}
//   id: {type: string!, of: label, doc: "Id of the document that cites."}
//   title: {type: string, doc: "Its title."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication; of a law with several wordings, the day of the last one that has the citation."}
//   policy: {type: string, of: Policy, doc: "Id of the policy that is cited."}
//   policy_title: {type: string, doc: "Its title."}
//   provision: {type: string, doc: "The provision cited."}
//   wording: {type: string, doc: "Day of the wording by which the citation is judged, the last where there are two; null for what is no law."}
//   quote: {type: string, doc: "The words of the citation."}
//   span: {type: string, doc: "bulletin_id:start-end."}
// table: [reason, title, policy_title, provision]
// example: {limit: 10}
// sample: {limit: 10}
CALL () {
  MATCH (p:Policy {id: $key}) WHERE $key IS NOT NULL RETURN p
  UNION ALL
  MATCH (p:Policy {held: true}) WHERE $key IS NULL RETURN p
}
MATCH (p)<-[e:«citation»]-(d:Policy|Article)
WHERE e.provisions IS NOT NULL AND ($as_of IS NULL OR «standing of e»)
WITH p, d, e, coalesce(e.wordings[-1], d.signed, d.published) AS date
WITH p, d, e, date, coalesce($as_of, date) AS day
WHERE date <= day
  AND ($as_of IS NULL OR NOT coalesce(substring([entry IN d.validity WHERE left(entry, 10) <= day][-1], 11), '') IN ['repealed', 'expired'])
CALL (p, day) {
  OPTIONAL MATCH (p)<-[:WORDING_OF]-(w:Wording)
  WITH day, w ORDER BY w.day
  WITH day, collect(w) AS wordings
  WITH wordings, [w IN wordings WHERE w.day <= day AND coalesce(w.until, '9999-12-31') > day] AS known
  RETURN size(wordings) > 0 AS is_law, known[-1].day AS wording,
    CASE WHEN all(w IN known WHERE w.articles IS NOT NULL) THEN reduce(found = [], w IN known | found + w.articles) ELSE [] END AS articles
}
OPTIONAL MATCH (one:Provision {id: p.id + '#1'}) WHERE NOT is_law AND day >= coalesce(p.published, p.effective, p.signed, '9999-12-31')
WITH p, d, e, date, wording, is_law, articles, one, substring([entry IN p.validity WHERE left(entry, 10) <= day][-1], 11) AS status
UNWIND range(0, size(e.provisions) - 1) AS i
WITH p, d, e, date, wording, is_law, articles, one, status, i, e.provisions[i] AS provision, split(e.provisions[i], '.')[0] AS article
OPTIONAL MATCH (v:Provision {id: p.id + '#' + article}) WHERE one IS NOT NULL
WITH p, d, e, date, wording, i, provision, CASE
  WHEN status IN ['repealed', 'expired'] THEN status
  WHEN is_law AND size(articles) > 0 AND left(article, 1) <= '9' AND NOT article IN articles THEN 'missing'
  WHEN one IS NOT NULL AND v IS NULL THEN 'missing'
  ELSE null END AS reason
WHERE reason IS NOT NULL
WITH p, d, e, «label of d» AS label, date, wording, i, provision, reason ORDER BY date DESC, d.id, p.id, provision LIMIT $limit
RETURN reason, label, d.id AS id, d.title AS title, date, p.id AS policy, p.title AS policy_title, provision, wording,
  e.provision_quotes[i] AS quote, e.provision_spans[i] AS span
ORDER BY date DESC, id, policy, provision
