"""Every query on a graph that one knows by heart: whole answers, every row and every column that is not empty."""

from typing import Any

import pytest
from filling import fill
from hamlet import JOINT, NEW, OLD, hamlet

from kg.store.embedded.store import EmbeddedStore
from queries import catalogue, run

DAY = "2031-06-15"
NO_REPEAL = "text held; no repeal found among 0 documents up to an unknown day"
REPEALED = "repealed or replaced by a document that is held or cited"

# fmt: off
ANSWERS: list[tuple[str, dict[str, Any], list[dict[str, Any]]]] = [
    ("article", {"key": "乙办法解读"}, [
        {"id": "乙办法解读", "title": "乙办法解读", "kind": "interpretation", "published": "2031-04-03", "date": "2031-04-03",
            "date_from": "published", "issuers": ["乙部"], "keywords": ["造船"],
            "interprets": [{"id": NEW, "number": NEW, "signed": "2031-04-01", "title": "乙办法"}],
            "printed_in": [{"id": "b.txt", "line_end": 20, "line_start": 10, "title": "乙公报", "unit": 2}]},
    ]),
    ("articles", {}, [
        {"id": "乙办法解读", "title": "乙办法解读", "kind": "interpretation", "published": "2031-04-03", "interprets": [NEW],
            "date": "2031-04-03", "date_from": "published"},
    ]),
    ("bases", {"key": "乙部"}, [
        {"id": "根本法", "title": "根本法", "kind": "law", "held": True, "status": "in_force", "policies": 1, "first": "2031-04-01",
            "last": "2031-04-01", "ids": [NEW]},
        {"id": OLD, "title": "甲办法", "number": OLD, "kind": "policy", "held": True, "status": "repealed", "policies": 1,
            "first": "2031-02-03", "last": "2031-02-03", "ids": [JOINT]},
    ]),
    ("bulletin", {"key": "a.txt"}, [
        {"id": "a.txt", "title": "甲公报", "issue": "第1期", "published": "2021-04", "format": "bulletin", "path": "a.txt",
            "documents": [{"id": OLD, "kind": "policy", "label": "Policy", "line_end": 9, "line_start": 1, "number": OLD,
                "status": "repealed", "title": "甲办法", "unit": 1}, {"id": "丁通知", "kind": "policy", "label": "Policy",
                "line_end": 12, "line_start": 10, "status": "in_force", "title": "丁通知", "unit": 2}]},
    ]),
    ("bulletins", {}, [
        {"id": "a.txt", "title": "甲公报", "issue": "第1期", "published": "2021-04", "format": "bulletin", "documents": 2},
        {"id": "b.txt", "title": "乙公报", "format": "bulletin", "documents": 2},
    ]),
    ("cited", {"key": NEW, "label": "Policy"}, [
        {"type": "AMENDS", "label": "Policy", "id": "总则", "title": "总则", "held": False, "status": "unknown",
            "evidence": ["将《总则》修改为"], "spans": ["b.txt:0-9"], "confidence": 0.9},
        {"type": "BASED_ON", "label": "Policy", "id": "根本法", "title": "根本法", "kind": "law", "date": "2001-01-01", "held": True,
            "status": "in_force", "evidence": ["根据《根本法》，制定本办法"], "spans": ["b.txt:0-9"], "confidence": 0.9},
        {"type": "REFERENCES", "label": "Standard", "id": "GB 1-2020", "title": "船用甲板", "number": "GB 1-2020",
            "evidence": ["符合GB 1-2020"], "spans": ["b.txt:0-9"], "confidence": 0.9},
        {"type": "SUPERSEDES", "label": "Policy", "id": OLD, "title": "甲办法", "number": OLD, "kind": "policy", "date": "2021-03-05",
            "held": True, "status": "repealed", "evidence": ["《甲办法》同时废止"], "spans": ["b.txt:0-9"], "confidence": 0.9},
    ]),
    ("cited_standards", {}, [
        {"id": "GB 1-2020", "title": "船用甲板", "citing": 1, "policies": 1, "articles": 0, "first": "2031-04-01", "last": "2031-04-01",
            "replaced_by": ["GB 1-2030"], "cited_by": [NEW]},
    ]),
    ("citing", {"key": OLD, "label": "Policy"}, [
        {"type": "SUPERSEDES", "label": "Policy", "id": NEW, "title": "乙办法", "number": NEW, "kind": "policy", "date": "2031-04-01",
            "held": True, "status": "in_force", "evidence": ["《甲办法》同时废止"], "spans": ["b.txt:0-9"], "confidence": 0.9},
        {"type": "BASED_ON", "label": "Policy", "id": JOINT, "title": "丙细则", "number": JOINT, "kind": "policy", "date": "2031-02-03",
            "held": True, "status": "in_force", "evidence": ["依据《甲办法》"], "spans": ["b.txt:0-9"], "confidence": 0.9},
    ]),
    ("citing", {"key": NEW}, [
        {"type": "INTERPRETS", "label": "Article", "id": "乙办法解读", "title": "乙办法解读", "kind": "interpretation",
            "date": "2031-04-03", "evidence": ["现就《乙办法》解读如下"], "spans": ["b.txt:0-9"], "confidence": 0.9},
    ]),
    ("citing", {"key": "GB 1-2020"}, [
        {"type": "REFERENCES", "label": "Policy", "id": NEW, "title": "乙办法", "number": NEW, "kind": "policy", "date": "2031-04-01",
            "held": True, "status": "in_force", "evidence": ["符合GB 1-2020"], "spans": ["b.txt:0-9"], "confidence": 0.9},
    ]),
    ("cited_most", {"key": "甲部"}, [
        {"id": OLD, "title": "甲办法", "number": OLD, "date": "2021-03-05", "held": True, "status": "repealed", "citing": 2},
    ]),
    ("cited_most", {"key": "灯塔行动"}, [
        {"id": NEW, "title": "乙办法", "number": NEW, "date": "2031-04-01", "held": True, "status": "in_force", "citing": 1},
    ]),
    ("co_issuance", {}, [
        {"year": "2031", "one": "丙部", "other": "乙部", "policies": 1, "led": 1, "ids": [JOINT]},
    ]),
    ("coissuers", {"key": "乙部"}, [
        {"id": "丙部", "name": "丙部", "year": "2031", "policies": 1, "ids": [JOINT]},
    ]),
    ("coissuers", {"key": "甲部"}, []),
    ("evidence", {"key": JOINT}, [
        {"direction": "out", "type": "BASED_ON", "label": "Policy", "id": OLD, "title": "甲办法", "confidence": 0.9, "rules": ["cue"],
            "evidence": ["依据《甲办法》"], "spans": ["b.txt:0-9"]},
        {"direction": "out", "type": "ISSUED_BY", "label": "Ministry", "id": "丙部", "title": "丙部", "confidence": 0.9, "rules": ["cue"],
            "evidence": ["丙部"], "spans": ["b.txt:0-9"]},
        {"direction": "out", "type": "ISSUED_BY", "label": "Ministry", "id": "乙部", "title": "乙部", "confidence": 0.9, "rules": ["cue"],
            "evidence": ["乙部"], "spans": ["b.txt:0-9"]},
    ]),
    ("expiring", {}, [
        {"id": NEW, "title": "乙办法", "number": NEW, "status": "in_force", "signed": "2031-04-01", "expires": "2036-04-30",
            "issuers": ["乙部"], "used_by": 0},
    ]),
    ("first_last", {"key": "乙部", "limit": "1"}, [
        {"place": "first", "id": JOINT, "title": "丙细则", "number": JOINT, "date": "2031-02-03", "held": True, "status": "in_force",
            "issuers": ["乙部", "丙部"]},
        {"place": "last", "id": NEW, "title": "乙办法", "number": NEW, "date": "2031-04-01", "held": True, "status": "in_force",
            "issuers": ["乙部"]},
    ]),
    ("first_last", {"key": "灯塔行动"}, [
        {"place": "first", "id": NEW, "title": "乙办法", "number": NEW, "date": "2031-04-01", "held": True, "status": "in_force",
            "issuers": ["乙部"]},
    ]),
    ("gaps", {}, [
        {"id": "总则", "title": "总则", "status": "unknown", "citing": 1, "policies": 1, "articles": 0, "cited_by": [NEW]},
    ]),
    ("industries", {}, [
        {"id": "37", "code": "37", "name": "运输设备制造", "level": "division", "policies": 0},
        {"id": "373", "code": "373", "name": "船舶制造", "level": "group", "parent": "37", "policies": 1},
    ]),
    ("industry", {"key": "37"}, [
        {"id": "37", "code": "37", "name": "运输设备制造", "level": "division", "below": [{"code": "373", "name": "船舶制造"}],
            "policies": 1,
            "newest": [{"date": "2031-04-01", "id": NEW, "kind": "policy", "number": NEW, "status": "in_force", "title": "乙办法"}]},
    ]),
    ("industry_years", {"key": "37"}, [
        {"year": "2031", "policies": 1, "ids": [NEW]},
    ]),
    ("lineage", {"key": NEW}, [
        {"direction": "amends", "depth": 1, "id": "总则", "title": "总则", "held": False, "status": "unknown", "type": "AMENDS",
            "source": NEW, "target": "总则", "scope": "第三条", "evidence": ["将《总则》修改为"], "spans": ["b.txt:0-9"],
            "confidence": 0.9},
        {"direction": "replaces", "depth": 1, "id": OLD, "title": "甲办法", "number": OLD, "signed": "2021-03-05", "held": True,
            "status": "repealed", "type": "SUPERSEDES", "source": NEW, "target": OLD, "scope": "whole",
            "evidence": ["《甲办法》同时废止"], "spans": ["b.txt:0-9"], "confidence": 0.9},
    ]),
    ("lineage", {"key": OLD}, [
        {"direction": "replaced_by", "depth": 1, "id": NEW, "title": "乙办法", "number": NEW, "signed": "2031-04-01",
            "effective": "2031-05-01", "held": True, "status": "in_force", "type": "SUPERSEDES", "source": NEW, "target": OLD,
            "scope": "whole", "evidence": ["《甲办法》同时废止"], "spans": ["b.txt:0-9"], "confidence": 0.9},
    ]),
    ("ministries", {}, [
        {"id": "丙部", "name": "丙部", "kind": "ministry", "level": "national", "policies": 1},
        {"id": "乙部", "name": "乙部", "short_names": ["乙"], "kind": "ministry", "level": "national", "policies": 2},
        {"id": "甲部", "name": "甲部", "kind": "ministry", "level": "national", "policies": 1},
    ]),
    ("ministry", {"key": "乙部"}, [
        {"id": "乙部", "name": "乙部", "short_names": ["乙"], "kind": "ministry", "level": "national", "policies": 2,
            "by_year": [{"policies": 2, "year": "2031"}], "joint_with": [{"id": "丙部", "policies": 1}],
            "predecessors": [{"date": "2030-01-01", "id": "甲部"}],
            "newest": [{"date": "2031-04-01", "id": NEW, "kind": "policy", "number": NEW, "order": 1, "status": "in_force",
                "title": "乙办法"}, {"date": "2031-02-03", "id": JOINT, "kind": "policy", "number": JOINT, "order": 1,
                "status": "in_force", "title": "丙细则"}]},
    ]),
    ("most_cited", {}, [
        {"id": OLD, "title": "甲办法", "number": OLD, "status": "repealed", "citing": 2, "cited_by": [JOINT, NEW]},
        {"id": NEW, "title": "乙办法", "number": NEW, "status": "in_force", "citing": 1, "cited_by": ["乙办法解读"]},
        {"id": "根本法", "title": "根本法", "status": "in_force", "citing": 1, "cited_by": [NEW]},
    ]),
    ("neighbours", {"key": OLD}, [
        {"type": "ISSUED_BY", "source_label": "Policy", "source": OLD, "source_title": "甲办法", "source_depth": 0,
            "target_label": "Ministry", "target": "甲部", "target_title": "甲部", "target_depth": 1},
        {"type": "SUPERSEDES", "source_label": "Policy", "source": NEW, "source_title": "乙办法", "source_depth": 1,
            "target_label": "Policy", "target": OLD, "target_title": "甲办法", "target_depth": 0},
        {"type": "BASED_ON", "source_label": "Policy", "source": JOINT, "source_title": "丙细则", "source_depth": 1,
            "target_label": "Policy", "target": OLD, "target_title": "甲办法", "target_depth": 0},
        {"type": "PUBLISHED_IN", "source_label": "Policy", "source": OLD, "source_title": "甲办法", "source_depth": 0,
            "target_label": "Bulletin", "target": "a.txt", "target_title": "甲公报", "target_depth": 1},
    ]),
    ("orphans", {}, [
        {"label": "Policy", "id": "丁通知", "title": "丁通知", "kind": "policy", "status": "in_force", "bulletin": "a.txt", "unit": 2},
    ]),
    ("outdated_bases", {}, [
        {"id": JOINT, "title": "丙细则", "signed": "2031-02-03", "basis": OLD, "basis_title": "甲办法", "by": NEW, "date": "2031-05-01",
            "quote": "依据《甲办法》"},
    ]),
    ("outdated_standards", {}, [
        {"label": "Policy", "id": NEW, "title": "乙办法", "date": "2031-04-01", "standard": "GB 1-2020", "newer": ["GB 1-2030"],
            "quote": "符合GB 1-2020"},
    ]),
    ("output", {"key": "乙部"}, [
        {"month": "2031-04", "kind": "policy", "policies": 1, "leading": 1, "ids": [NEW]},
        {"month": "2031-02", "kind": "policy", "policies": 1, "leading": 1, "ids": [JOINT]},
    ]),
    ("partners", {"key": "乙部"}, [
        {"id": "丙部", "name": "丙部", "policies": 1, "leading": 0, "first": "2031-02-03", "last": "2031-02-03"},
    ]),
    ("partners", {"key": "37"}, [
        {"id": "乙部", "name": "乙部", "policies": 1, "leading": 1, "first": "2031-04-01", "last": "2031-04-01"},
    ]),
    ("path", {"key": JOINT, "other": "根本法"}, [
        {"path": 1, "step": 1, "type": "BASED_ON", "source_label": "Policy", "source": JOINT, "source_title": "丙细则",
            "target_label": "Policy", "target": OLD, "target_title": "甲办法", "quote": "依据《甲办法》"},
        {"path": 1, "step": 2, "type": "SUPERSEDES", "source_label": "Policy", "source": NEW, "source_title": "乙办法",
            "target_label": "Policy", "target": OLD, "target_title": "甲办法", "quote": "《甲办法》同时废止"},
        {"path": 1, "step": 3, "type": "BASED_ON", "source_label": "Policy", "source": NEW, "source_title": "乙办法",
            "target_label": "Policy", "target": "根本法", "target_title": "根本法", "quote": "根据《根本法》，制定本办法"},
    ]),
    ("policies", {}, [
        {"id": NEW, "title": "乙办法", "number": NEW, "kind": "policy", "form": "通知", "rank": "规范性文件", "status": "in_force",
            "status_basis": NO_REPEAL, "signed": "2031-04-01", "published": "2031-04-02", "effective": "2031-05-01",
            "expires": "2036-04-30", "comments_until": "2031-01-31", "held": True, "issuers": ["乙部"], "date": "2031-04-01"},
        {"id": JOINT, "title": "丙细则", "number": JOINT, "kind": "policy", "status": "in_force",
            "status_basis": NO_REPEAL, "signed": "2031-02-03", "held": True,
            "issuers": ["乙部", "丙部"], "date": "2031-02-03"},
        {"id": OLD, "title": "甲办法", "number": OLD, "kind": "policy", "status": "repealed",
            "status_basis": REPEALED, "signed": "2021-03-05", "held": True,
            "issuers": ["甲部"], "date": "2021-03-05"},
        {"id": "根本法", "title": "根本法", "kind": "law", "status": "in_force",
            "status_basis": NO_REPEAL, "signed": "2001-01-01", "held": True,
            "date": "2001-01-01"},
        {"id": "丁通知", "title": "丁通知", "kind": "policy", "status": "in_force",
            "status_basis": NO_REPEAL, "held": True},
        {"id": "总则", "title": "总则", "status": "unknown", "status_basis": "only cited; its text is not held", "held": False},
    ]),
    ("policies", {"form": "通知", "rank": "规范性文件", "issuer": "乙部"}, [
        {"id": NEW, "title": "乙办法", "number": NEW, "kind": "policy", "form": "通知", "rank": "规范性文件", "status": "in_force",
            "status_basis": NO_REPEAL, "signed": "2031-04-01", "published": "2031-04-02", "effective": "2031-05-01",
            "expires": "2036-04-30", "comments_until": "2031-01-31", "held": True, "issuers": ["乙部"], "date": "2031-04-01"},
    ]),
    ("policies", {"form": "通知", "rank": "法律"}, []),
    ("policy", {"key": NEW}, [
        {"id": NEW, "title": "乙办法", "number": NEW, "kind": "policy", "form": "通知", "rank": "规范性文件", "status": "in_force",
            "status_basis": NO_REPEAL, "checked_documents": 0, "signed": "2031-04-01", "published": "2031-04-02",
            "effective": "2031-05-01", "expires": "2036-04-30", "comments_until": "2031-01-31", "held": True,
            "issuers": ["乙部"], "validity": ["0001-01-01 not_yet_effective", "2031-05-01 in_force", "2036-05-01 expired"],
            "keys": [NEW, "乙办法"], "keywords": ["造船"], "programmes": ["灯塔行动"], "standards": ["GB 1-2020"],
            "industries": [{"code": "373", "name": "船舶制造"}],
            "printed_in": [{"id": "b.txt", "line_end": 9, "line_start": 1, "title": "乙公报", "unit": 1}],
            "repeals": [{"id": OLD, "scope": "whole", "title": "甲办法"}],
            "interpreted_by": [{"id": "乙办法解读", "kind": "interpretation", "published": "2031-04-03", "title": "乙办法解读"}]},
    ]),
    ("policy", {"key": OLD}, [
        {"id": OLD, "title": "甲办法", "number": OLD, "kind": "policy", "status": "repealed",
            "status_basis": REPEALED, "checked_documents": 0, "signed": "2021-03-05",
            "held": True, "issuers": ["甲部"], "validity": ["0001-01-01 not_yet_effective", "2021-03-05 in_force", "2031-05-01 repealed"],
            "keys": [OLD, "甲办法"], "printed_in": [{"id": "a.txt", "line_end": 9, "line_start": 1, "title": "甲公报", "unit": 1}],
            "repealed_by": [{"id": NEW, "scope": "whole", "title": "乙办法"}]},
    ]),
    ("policy", {"key": "总则"}, [
        {"id": "总则", "title": "总则", "status": "unknown", "status_basis": "only cited; its text is not held", "checked_documents": 0,
            "held": False, "validity": ["0001-01-01 unknown"], "keys": ["总则"]},
    ]),
    ("programme", {"key": "灯塔行动"}, [
        {"id": "灯塔行动", "name": "灯塔行动", "issuers": [{"id": "乙部", "policies": 1}], "policies": 1,
            "newest": [{"date": "2031-04-01", "id": NEW, "kind": "policy", "number": NEW, "quote": "实施灯塔行动", "status": "in_force",
                "title": "乙办法"}]},
    ]),
    ("programme_issuers", {}, [
        {"id": "灯塔行动", "name": "灯塔行动", "advancing": 1, "issuer": "乙部", "policies": 1, "leading": 1, "first": "2031-04-01",
            "last": "2031-04-01", "ids": [NEW]},
    ]),
    ("programmes", {}, [
        {"id": "灯塔行动", "name": "灯塔行动", "policies": 1, "articles": 0},
    ]),
    ("related", {"key": JOINT}, [
        {"id": OLD, "title": "甲办法", "number": OLD, "kind": "policy", "signed": "2021-03-05", "held": True, "status": "repealed",
            "score": 4.772, "weak": False,
            "reasons": [{"id": OLD, "label": "Policy", "name": "甲办法", "quote": "依据《甲办法》", "reason": "based_on",
                "weight": 4.772}]},
        {"id": NEW, "title": "乙办法", "number": NEW, "kind": "policy", "signed": "2031-04-01", "held": True, "status": "in_force",
            "score": 0.228, "weak": True,
            "reasons": [{"id": "乙部", "label": "Ministry", "name": "乙部", "quote": "乙部", "reason": "shared_issuer",
                "their_quote": "乙部", "weight": 0.228}]},
    ]),
    ("relations", {"key": "乙部", "limit": "1"}, [
        {"type": "ISSUED_BY", "direction": "in", "label": "Article", "count": 1,
            "nodes": [{"label": "Article", "id": "乙办法解读", "title": "乙办法解读", "date": "2031-04-03"}]},
        {"type": "ISSUED_BY", "direction": "in", "label": "Policy", "count": 2, "nodes": [{"label": "Policy", "id": NEW, "title": "乙办法",
            "number": NEW, "date": "2031-04-01", "held": True, "status": "in_force"}]},
        {"type": "SUCCEEDED_BY", "direction": "in", "label": "Ministry", "count": 1,
            "nodes": [{"label": "Ministry", "id": "甲部", "title": "甲部"}]},
    ]),
    ("relations", {"key": "乙部", "type": "ISSUED_BY", "direction": "in", "other": "Policy", "skip": "1"}, [
        {"type": "ISSUED_BY", "direction": "in", "label": "Policy", "count": 2, "nodes": [{"label": "Policy", "id": JOINT,
            "title": "丙细则", "number": JOINT, "date": "2031-02-03", "held": True, "status": "in_force"}]},
    ]),
    ("relations", {"key": JOINT, "direction": "out", "type": "ISSUED_BY"}, [
        # Issuers in their order.
        {"type": "ISSUED_BY", "direction": "out", "label": "Ministry", "count": 2, "nodes": [{"label": "Ministry", "id": "乙部",
            "title": "乙部"}, {"label": "Ministry", "id": "丙部", "title": "丙部"}]},
    ]),
    ("repeals", {}, [
        {"id": OLD, "title": "甲办法", "status": "repealed", "by": NEW, "date": "2031-05-01", "scope": "whole",
            "quote": "《甲办法》同时废止"},
    ]),
    ("resolve", {"key": "乙办法"}, [
        {"rank": 1, "label": "Policy", "id": NEW, "title": "乙办法", "number": NEW, "date": "2031-04-01", "held": True},
    ]),
    ("search", {"q": "办法"}, [
        {"label": "Policy", "id": NEW, "title": "乙办法", "number": NEW, "kind": "policy", "date": "2031-04-01", "issuers": ["乙部"],
            "citations": 1, "held": True, "status": "in_force", "match": "phrase", "title_marks": ["1-3"]},
        {"label": "Policy", "id": OLD, "title": "甲办法", "number": OLD, "kind": "policy", "date": "2021-03-05", "issuers": ["甲部"],
            "citations": 2, "held": True, "status": "repealed", "match": "phrase", "title_marks": ["1-3"]},
        {"label": "Article", "id": "乙办法解读", "title": "乙办法解读", "kind": "interpretation", "date": "2031-04-03",
            "issuers": ["乙部"], "citations": 0, "match": "phrase", "title_marks": ["1-3"]},
    ]),
    ("search_facets", {"q": "办法", "label": "Policy"}, [
        {"facet": "form", "value": "通知", "name": "通知", "count": 1, "at_least": False},
        {"facet": "held", "value": "true", "name": "true", "count": 2, "at_least": False},
        {"facet": "industry", "value": "37", "name": "运输设备制造", "count": 1, "at_least": False, "node": "Industry"},
        {"facet": "industry", "value": "373", "name": "船舶制造", "count": 1, "at_least": False, "node": "Industry"},
        {"facet": "issuer", "value": "乙部", "name": "乙部", "count": 1, "at_least": False, "node": "Ministry"},
        {"facet": "issuer", "value": "甲部", "name": "甲部", "count": 1, "at_least": False, "node": "Ministry"},
        {"facet": "kind", "value": "policy", "name": "policy", "count": 2, "at_least": False},
        {"facet": "label", "value": "Policy", "name": "Policy", "count": 2, "at_least": False},
        {"facet": "status", "value": "in_force", "name": "in_force", "count": 1, "at_least": False},
        {"facet": "status", "value": "repealed", "name": "repealed", "count": 1, "at_least": False},
        {"facet": "year", "value": "2021", "name": "2021", "count": 1, "at_least": False},
        {"facet": "year", "value": "2031", "name": "2031", "count": 1, "at_least": False},
    ]),
    ("standard", {"key": "GB 1-2020"}, [
        {"id": "GB 1-2020", "code": "GB 1-2020", "number": "GB 1", "year": 2020, "title": "船用甲板", "editions": ["GB 1-2030"],
            "replaced_by": ["GB 1-2030"], "citing": 1,
            "cited_by": [{"date": "2031-04-01", "id": NEW, "label": "Policy", "number": NEW, "status": "in_force", "title": "乙办法"}]},
    ]),
    ("standards", {}, [
        {"id": "GB 1-2020", "code": "GB 1-2020", "number": "GB 1", "year": 2020, "title": "船用甲板", "citing": 1},
        {"id": "GB 1-2030", "code": "GB 1-2030", "number": "GB 1", "year": 2030, "citing": 0},
    ]),
    ("succession", {"key": "甲部"}, [
        {"direction": "after", "steps": 1, "id": "乙部", "name": "乙部", "date": "2030-01-01", "policies": 2},
    ]),
    ("validity", {"key": OLD}, [
        {"day": "2021-03-05", "signal": "signed", "status": "in_force", "now": "repealed"},
        {"day": "2031-05-01", "signal": "repealed", "status": "repealed", "now": "repealed", "id": NEW, "title": "乙办法",
            "scope": "whole", "evidence": ["《甲办法》同时废止"], "spans": ["b.txt:0-9"]},
        {"day": "2031-02-03", "signal": "based_on", "status": "in_force", "now": "repealed", "id": JOINT, "title": "丙细则",
            "evidence": ["依据《甲办法》"], "spans": ["b.txt:0-9"]},
    ]),
    ("validity", {"key": NEW}, [
        {"day": "2031-04-01", "signal": "signed", "status": "not_yet_effective", "now": "in_force"},
        {"day": "2031-04-02", "signal": "published", "status": "not_yet_effective", "now": "in_force"},
        {"day": "2031-05-01", "signal": "effective", "status": "in_force", "now": "in_force", "evidence": ["自2031年5月1日起施行"],
            "spans": ["b.txt:3-17"]},
        {"day": "2036-04-30", "signal": "expires", "status": "in_force", "now": "in_force"},
    ]),
    ("wording", {"key": "根本法"}, []),
    ("wordings", {"key": "根本法"}, []),
    ("years", {"key": "甲部"}, [
        {"year": "2021", "policies": 1, "in_force": 0, "ended": 1, "other": 0},
    ]),
    ("years", {"key": "乙部", "as_of": "2031-04-30"}, [
        {"year": "2031", "policies": 2, "in_force": 1, "ended": 0, "other": 1},
    ]),
]
# fmt: on


@pytest.fixture(scope="module")
def small(embedded_store: EmbeddedStore) -> EmbeddedStore:
    """The embedded store with the small graph; tests only read it."""
    fill(embedded_store, hamlet(), ())
    return embedded_store


@pytest.mark.parametrize(("name", "given", "rows"), ANSWERS, ids=[f"{name}-{'-'.join(given.values())}" for name, given, _ in ANSWERS])
def test_whole_answer(small: EmbeddedStore, name: str, given: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    day = {"as_of": DAY} if "as_of" in catalogue()[name].params else {}
    found = run(small, name, day | given)
    assert [_filled(row) for row in found] == rows
    assert {tuple(row) for row in found} <= {tuple(catalogue()[name].columns)}


def _filled(value: Any) -> Any:
    """Without the columns and keys that are null or an empty list."""
    if isinstance(value, dict):
        return {name: _filled(item) for name, item in value.items() if item not in (None, [])}
    return [_filled(item) for item in value] if isinstance(value, list) else value


ELSEWHERE = {
    *("text", "provision", "citing_provision", "broken_citations", "wording", "wordings"),
    *("targets", "indicator", "indicators", "tasks", "duties", "entries", "listed", "reused", "amounts", "region", "regions"),
}
"""Queries of texts and of what they order have graphs and tests of their own."""


def test_every_query_is_asked() -> None:
    assert {name for name, _, _ in ANSWERS} | {"stats", "resolve_alias"} | ELSEWHERE == set(catalogue())


BY_DAY = [
    # day, what is in force on it of what has a text
    ("2000-12-31", {"丁通知"}),
    ("2001-01-01", {"丁通知", "根本法"}),
    ("2021-03-05", {"丁通知", "根本法", OLD}),
    ("2031-04-30", {"丁通知", "根本法", OLD, JOINT}),
    ("2031-05-01", {"丁通知", "根本法", NEW, JOINT}),
    ("2036-04-30", {"丁通知", "根本法", NEW, JOINT}),
    ("2036-05-01", {"丁通知", "根本法", JOINT}),
]


@pytest.mark.parametrize(("day", "ids"), BY_DAY)
def test_what_is_in_force_on_a_day(small: EmbeddedStore, day: str, ids: set[str]) -> None:
    assert {row["id"] for row in run(small, "policies", {"status": "in_force", "as_of": day})} == ids


FILTERED = [
    ({"issuer": "乙部"}, [NEW, JOINT]),
    ({"issuer": "乙"}, [NEW, JOINT]),
    ({"issuer": "丙部"}, [JOINT]),
    ({"issuer": "丁部"}, []),
    ({"programme": "灯塔行动"}, [NEW]),
    ({"standard": "gb 1—2020"}, [NEW]),
    ({"standard": "GB 1"}, [NEW]),
    ({"industry": "37"}, [NEW]),
    ({"industry": "373"}, [NEW]),
    ({"kind": "law"}, ["根本法"]),
    ({"held": "false"}, ["总则"]),
    ({"signed_from": "2021-03-05", "signed_to": "2031-03-31"}, [JOINT, OLD]),
    ({"signed_from": "2031-04-02"}, []),
    ({"q": "办法"}, [NEW, OLD]),
    ({"q": "办法", "status": "repealed"}, [OLD]),
    ({"issuer": "乙部", "signed_to": "2031-02-03"}, [JOINT]),
    ({"limit": "1"}, [NEW]),
]


@pytest.mark.parametrize(("given", "ids"), FILTERED, ids=[str(given) for given, _ in FILTERED])
def test_filters_of_policies(small: EmbeddedStore, given: dict[str, str], ids: list[str]) -> None:
    assert [row["id"] for row in run(small, "policies", {"as_of": DAY, **given})] == ids
