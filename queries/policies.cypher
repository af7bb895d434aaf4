// zh: 政策列表
// en: List of policies
// doc: >-
//   Policies that match all filters, newest first; undated ones come last. A page continues after the `date` (absent for an undated one) and `id` of the last row
//   of the previous page. Status on the day `as_of`: draft, not_yet_effective, in_force, partly_repealed, repealed, expired, unknown
//   (only cited) or disputed (two signals contradict each other); docs/validity.md gives the rules.
// params:
//   q: {type: string, default: null, doc: "Part of the title or of the number."}
//   issuer: {type: string, default: null, doc: "Official or short name of a body that issued it."}
//   kind: {type: string, default: null, choices: [policy, law, draft, catalogue], doc: "Kind of document."}
//   form: {type: string, default: null, doc: "Form of official writing, such as 通知, 意见 or 公告."}
//   rank: {type: string, default: null, doc: "Legal rank, such as 法律, 行政法规, 部门规章 or 规范性文件."}
//   industry: {type: string, default: null, doc: "Code or name of an industry; lower levels are included."}
//   region: {type: string, default: null, doc: "Name or code of a region that it covers; parts of the region are included."}
//   programme: {type: string, default: null, doc: "Name of a programme that it advances."}
//   standard: {type: string, default: null, doc: "Code of a standard that it cites, with or without year."}
//   signed_from: {type: date, default: null, doc: "Signed on this day or later."}
//   signed_to: {type: date, default: null, doc: "Signed on this day or earlier."}
//   status: {type: string, default: null, choices: [draft, not_yet_effective, in_force, partly_repealed, repealed, expired, unknown, disputed], doc: "Status on the day as_of."}
//   as_of: {type: date, default: today, doc: "Day for which the status is shown."}
//   held: {type: boolean, default: null, doc: "true: a bulletin holds the text; false: only cited."}
//   limit: {type: integer, default: 50, min: 1, max: 1000, doc: "Maximum number of rows."}
//   after_date: {type: string, default: null, doc: "`date` of the last row of the previous page."}
//   after_id: {type: string, default: null, doc: "`id` of the last row of the previous page."}
// derived:
//   q_title: {source: q, fold: policy}
//   q_number: {source: q, fold: number}
//   programme_key: {source: programme, fold: name}
//   industry_code: {source: industry, fold: industry}
//   region_name: {source: region, fold: region}
//   standard_code: {source: standard, fold: code}
// columns:
//   id: {type: string!, of: Policy, doc: "Id."}
//   title: {type: string, doc: "Title."}
//   number: {type: string, doc: "Document number."}
//   kind: {type: string, doc: "policy, law, draft or catalogue; null if only cited."}
//   form: {type: string, doc: "Form of official writing: 通知, 意见, 公告 and so on."}
//   rank: {type: string, doc: "Legal rank: 法律, 行政法规, 部门规章, 规范性文件 and so on."}
//   status: {type: string!, doc: "Status on the day as_of."}
//   status_basis: {type: string, doc: "Basis of the status: in force means that the text is held and that no repeal was found among this many documents up to this day."}
//   signed: {type: string, doc: "Date of signature."}
//   published: {type: string, doc: "Date of publication."}
//   effective: {type: string, doc: "First day in force."}
//   expires: {type: string, doc: "Last day in force."}
//   comments_until: {type: string, doc: "Last day on which a draft may be commented on."}
//   held: {type: boolean!, doc: "Whether a bulletin holds the text."}
//   issuers: {type: strings!, of: Ministry, doc: "Who issued it, lead first."}
//   date: {type: string, doc: "Date of signature, otherwise of publication; null if neither is known."}
// table: [title, number, status, signed]
// example: {issuer: 云州省工业厅, signed_from: "2030-01-01", status: in_force, as_of: "2032-01-01"}
// sample: {issuer: "工业和信息化部", signed_from: "2023-01-01", as_of: "2024-01-01"}
CALL () {
  // What hangs on a body, a programme and so on is found from there.
  MATCH (m:Ministry) WHERE m.id = $issuer OR $issuer IN m.short_names
  MATCH (m)<-[:ISSUED_BY]-(p:Policy)
  RETURN p
  UNION ALL
  MATCH (g:Programme) WHERE $issuer IS NULL AND (g.id IN [$programme, $programme_key] OR g.name = $programme)
  MATCH (g)<-[:ADVANCES]-(p:Policy)
  RETURN p
  UNION ALL
  MATCH (s:Standard) WHERE $issuer IS NULL AND $programme IS NULL AND (s.code = $standard_code OR s.number = $standard_code)
  MATCH (s)<-[:REFERENCES]-(p:Policy)
  RETURN p
  UNION ALL
  MATCH (i:Industry)
  WHERE $issuer IS NULL AND $programme IS NULL AND $standard IS NULL AND (i.code = $industry_code OR i.name = $industry)
  MATCH (i)<-[:PART_OF*0..3]-(:Industry)<-[:TARGETS]-(p:Policy)
  RETURN p
  UNION ALL
  MATCH (r:Region)
  WHERE $issuer IS NULL AND $programme IS NULL AND $standard IS NULL AND $industry IS NULL AND (r.id = $region_name OR r.code = $region)
  MATCH (r)<-[:PART_OF*0..2]-(:Region)<-[:COVERS]-(p:Policy)
  RETURN p
  UNION ALL
  // Else the list goes on by the index of dates, as far as the page needs it. With '': Neo4j orders stored texts by code points and
  // compares them by UTF-16; it does both with a computed one by UTF-16. Numbers are no index's business: it would take all titles first.
  MATCH (p:Policy)
  // No date is this one: with one of these given, nothing is found here.
  WHERE ($issuer IS NULL OR p.date_key = '~')
    AND ($programme IS NULL OR p.date_key = '~')
    AND ($standard IS NULL OR p.date_key = '~')
    AND ($industry IS NULL OR p.date_key = '~')
    AND ($region IS NULL OR p.date_key = '~')
    AND p.date_key >= ''
    AND ($after_id IS NULL OR (p.date_key <= coalesce($after_date, '-') AND (p.date_key < coalesce($after_date, '-') OR p.id + '' > $after_id)))
    AND ($held IS NULL OR p.held = $held)
    AND ($kind IS NULL OR p.kind = $kind)
    AND ($form IS NULL OR p.form = $form)
    AND ($rank IS NULL OR p.rank = $rank)
    // What is signed has this date: the list of a year begins in the index at its last day.
    AND ($signed_from IS NULL OR (p.date_key >= $signed_from AND p.signed >= $signed_from))
    AND ($signed_to IS NULL OR (p.date_key <= $signed_to AND p.signed <= $signed_to))
    AND ($q IS NULL OR p.title_key CONTAINS $q_title OR p.number + '' CONTAINS $q OR p.number + '' = $q_number)
    AND ($status IS NULL OR «status of p» = $status)
  RETURN p ORDER BY p.date_key DESC, p.id + '' LIMIT $limit
}
WITH DISTINCT p
WHERE ($after_id IS NULL OR (p.date_key <= coalesce($after_date, '-') AND (p.date_key < coalesce($after_date, '-') OR p.id + '' > $after_id)))
  AND ($held IS NULL OR p.held = $held)
  AND ($kind IS NULL OR p.kind = $kind)
  AND ($form IS NULL OR p.form = $form)
  AND ($rank IS NULL OR p.rank = $rank)
  AND ($signed_from IS NULL OR p.signed >= $signed_from)
  AND ($signed_to IS NULL OR p.signed <= $signed_to)
  AND ($q IS NULL OR p.title_key CONTAINS $q_title OR p.number + '' CONTAINS $q OR p.number + '' = $q_number)
  AND ($status IS NULL OR «status of p» = $status)
WITH p ORDER BY p.date_key DESC, p.id + ''
// What was found from one of these is asked about the others, from the newest on until the page is full.
WITH p
WHERE ($programme IS NULL OR EXISTS { MATCH (p)-[:ADVANCES]->(g:Programme) WHERE g.id IN [$programme, $programme_key] OR g.name = $programme })
  AND ($standard IS NULL OR EXISTS { MATCH (p)-[:REFERENCES]->(s:Standard) WHERE s.code = $standard_code OR s.number = $standard_code })
  AND ($industry IS NULL OR EXISTS { MATCH (p)-[:TARGETS]->(:Industry)-[:PART_OF*0..3]->(i:Industry) WHERE i.code = $industry_code OR i.name = $industry })
  AND ($region IS NULL OR EXISTS { MATCH (p)-[:COVERS]->(:Region)-[:PART_OF*0..2]->(r:Region) WHERE r.id = $region_name OR r.code = $region })
WITH p, p.date_key AS day, «status of p» AS status
ORDER BY day DESC, p.id + '' LIMIT $limit
OPTIONAL MATCH (build:Build {id: 'build'})
WITH p, day, status, «status basis of p» AS status_basis
OPTIONAL MATCH (p)-[o:ISSUED_BY]->(m:Ministry)
WITH p, day, status, status_basis, m, coalesce(o.order, 0) AS place ORDER BY place, m.id
WITH p, day, status, status_basis, collect(m.name) AS issuers
RETURN p.id AS id, p.title AS title, p.number AS number, p.kind AS kind, p.form AS form, p.rank AS rank, status, status_basis, p.signed AS signed, p.published AS published,
  p.effective AS effective, p.expires AS expires, p.comments_until AS comments_until, p.held AS held, issuers, p.date AS date
ORDER BY coalesce(date, '-') DESC, id + ''
