// zh: 效力及依据
// en: Is it in force, and why
// doc: >-
//   All evidence for the period in which one policy is in force. First its own dates with quotes, then repeals, then policies that
//   amend it or are based on it and so take it to be in force; undated evidence comes last. Contradictions are marked with
//   their reason. docs/validity.md gives the rules.
// params:
//   key: {type: string, of: [Policy], doc: "Id, number in any bracket style, or title."}
//   as_of: {type: date, default: today, doc: "Day for which `now` is judged."}
// columns:
//   day: {type: string, doc: "Day on which it takes effect; null if no text says so."}
//   signal: {type: string!, doc: "signed, published, effective, expires, repealed, partly_repealed, based_on or amended."}
//   status: {type: string!, doc: "Status of the policy on that day."}
//   now: {type: string!, doc: "Status on the day as_of."}
//   contradicts: {type: string, doc: "repealed_before_made, used_after_end or expires_before_effective; null if there is no contradiction."}
//   id: {type: string, of: Policy, doc: "Id of the other policy; null for its own dates."}
//   title: {type: string, doc: "Its title."}
//   scope: {type: string, doc: "For repeals: whole, or the clauses concerned."}
//   evidence: {type: strings, doc: "The quote; null for dates of signature and publication."}
//   spans: {type: strings, doc: "Their location, bulletin_id:start-end."}
// table: [day, signal, status, title]
// example: {key: 云州省节约用能条例（2018）, as_of: "2030-01-01"}
// sample: {key: "工信部联节〔2021〕936号", as_of: "2024-01-01"}
MATCH (p:Policy {id: $key})
CALL (p) {
  RETURN 'signed' AS signal, p.signed AS day, null AS s, null AS scope, null AS evidence, null AS spans
  UNION ALL
  RETURN 'published' AS signal, p.published AS day, null AS s, null AS scope, null AS evidence, null AS spans
  UNION ALL
  RETURN 'effective' AS signal, p.effective AS day, null AS s, null AS scope, [p.effective_quote] AS evidence, [p.effective_span] AS spans
  UNION ALL
  RETURN 'expires' AS signal, p.expires AS day, null AS s, null AS scope, [p.expires_quote] AS evidence, [p.expires_span] AS spans
  UNION ALL
  MATCH (p)<-[e:SUPERSEDES]-(s:Policy)
  WHERE coalesce(s.kind, '') <> 'draft'
  RETURN CASE coalesce(e.scope, 'whole') WHEN 'whole' THEN 'repealed' ELSE 'partly_repealed' END AS signal,
    coalesce(e.date, s.effective, s.signed, s.published, '') AS day, s, coalesce(e.scope, 'whole') AS scope, e.evidence AS evidence, e.spans AS spans
  UNION ALL
  MATCH (p)<-[e:BASED_ON|AMENDS]-(s:Policy)
  WHERE coalesce(s.kind, '') <> 'draft'
  RETURN CASE type(e) WHEN 'AMENDS' THEN 'amended' ELSE 'based_on' END AS signal, coalesce(e.date, s.signed, s.published, '') AS day, s, null AS scope,
    e.evidence AS evidence, e.spans AS spans
}
WITH p, signal, day, s, scope, [quote IN evidence WHERE quote IS NOT NULL] AS evidence, [span IN spans WHERE span IS NOT NULL] AS spans
WHERE day IS NOT NULL
WITH p, signal, day, s, scope, evidence, spans,
  [entry IN p.disputes WHERE entry ENDS WITH coalesce(' ' + s.id, ' expires_before_effective')
    AND (s IS NOT NULL OR signal IN ['effective', 'expires'])] AS disputes
RETURN CASE day WHEN '' THEN null ELSE day END AS day, signal,
  substring([entry IN p.validity WHERE left(entry, 10) <= day OR left(entry, 10) = '0001-01-01'][-1], 11) AS status,
  «status of p» AS now,
  split(disputes[0], ' ')[1] AS contradicts, s.id AS id, s.title AS title, scope,
  CASE WHEN size(evidence) > 0 THEN evidence ELSE null END AS evidence, CASE WHEN size(spans) > 0 THEN spans ELSE null END AS spans
ORDER BY CASE WHEN id IS NULL THEN 0 WHEN signal IN ['repealed', 'partly_repealed'] THEN 1 WHEN day IS NULL THEN 3 ELSE 2 END,
  coalesce(day, '9999-12-31'), signal, id
