// zh: 引用落空的条款
// en: Citations of articles that are not there
// doc: >-
//   Documents that cite an article which the cited policy does not have, or a policy that was repealed or expired on the day of the
//   citation. Only the present wording of a policy is compared, so only citations made since its day are listed, and not those in
//   decisions that repeal or amend it.
// params:
//   key: {type: string, default: null, of: [Policy], doc: "Only citations of this policy."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// columns:
//   reason: {type: string!, doc: "missing: there is no such article; repealed or expired: the policy was, on the day of the citation."}
//   label: {type: string!, doc: "Policy or Article."}
//   id: {type: string!, of: label, doc: "Id of the document that cites."}
//   title: {type: string, doc: "Its title."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   policy: {type: string, of: Policy, doc: "Id of the policy that is cited."}
//   policy_title: {type: string, doc: "Its title."}
//   provision: {type: string, doc: "The provision cited."}
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
MATCH (one:Provision {id: p.id + '#1'})
MATCH (p)<-[e:«citation»]-(d:Policy|Article)
WHERE e.provisions IS NOT NULL AND coalesce(d.signed, d.published) >= coalesce(p.published, p.effective, p.signed, '9999-12-31')
WITH p, d, e, labels(d)[0] AS label, coalesce(d.signed, d.published) AS date
WITH p, d, e, label, date, substring([entry IN p.validity WHERE left(entry, 10) <= date][-1], 11) AS status
UNWIND range(0, size(e.provisions) - 1) AS i
WITH p, d, e, label, date, status, i, e.provisions[i] AS provision, split(e.provisions[i], '.')[0] AS article
OPTIONAL MATCH (v:Provision {id: p.id + '#' + article})
WITH p, d, e, label, date, i, provision, CASE WHEN status IN ['repealed', 'expired'] THEN status WHEN v IS NULL THEN 'missing' ELSE null END AS reason
WHERE reason IS NOT NULL
WITH p, d, e, label, date, i, provision, reason ORDER BY date DESC, d.id, p.id, provision LIMIT $limit
RETURN reason, label, d.id AS id, d.title AS title, date, p.id AS policy, p.title AS policy_title, provision,
  e.provision_quotes[i] AS quote, e.provision_spans[i] AS span
ORDER BY date DESC, id, policy, provision
