// zh: 谁引用了某一条
// en: What cites a provision
// doc: >-
//   Policies and articles that cite provisions of a policy, with their words; also where the text of the policy is not held, and in a store
//   without provisions. A citation of 第五十八条第二款 is one of 第五十八条.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title of the policy that is cited."}
//   provision: {type: string, default: null, doc: "Only this provision and what stands in it: 58 or 第五十八条, 58.2, 133之一, 章3."}
//   limit: {type: integer, default: 100, min: 1, max: 5000, doc: "Maximum number of rows."}
// derived:
//   number: {source: provision, fold: provision}
// columns:
//   label: {type: string!, doc: "Policy or Article."}
//   id: {type: string!, of: label, doc: "Id of the document that cites."}
//   title: {type: string, doc: "Its title."}
//   date: {type: string, doc: "Its date of signature, otherwise of publication."}
//   type: {type: string!, doc: "Type of its edge to the policy."}
//   provision: {type: string, doc: "The provision cited."}
//   held: {type: boolean, doc: "Whether the provision is there."}
//   at: {type: string, doc: "Article in which it is cited; null outside articles."}
//   quote: {type: string, doc: "The words of the citation."}
//   span: {type: string, doc: "bulletin_id:start-end."}
// table: [type, title, date, provision]
// example: {key: "云工规〔2031〕5号", provision: "2"}
// sample: {key: "工信部节〔2016〕9204号", provision: "9"}
MATCH (p:Policy {id: $key})<-[e:«change|citation»]-(d:Policy|Article)
WHERE e.provisions IS NOT NULL
UNWIND range(0, size(e.provisions) - 1) AS i
WITH p, d, e, i, e.provisions[i] AS provision
WHERE $number IS NULL OR provision = $number OR provision STARTS WITH $number + '.'
OPTIONAL MATCH (v:Provision {id: p.id + '#' + provision})
WITH d, e, i, provision, v IS NOT NULL AS held, d.date AS date, «label of d» AS label
RETURN label, d.id AS id, d.title AS title, date, type(e) AS type, provision, held,
  CASE WHEN e.provision_at[i] = '-' THEN null ELSE e.provision_at[i] END AS at, e.provision_quotes[i] AS quote, e.provision_spans[i] AS span
ORDER BY coalesce(date, '') DESC, id, span, provision
LIMIT $limit
