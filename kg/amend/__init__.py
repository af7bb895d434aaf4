"""Amendments carried out: an old wording and an amending decision give the consolidated text, marked as computed.

    old wording ──▶ read_wording ──▶ Wording ──┐
    decision ──▶ read_decision ──▶ Decision ───┴─▶ consolidate ──▶ Consolidated ──▶ text, record

`quotation` finds what a decision quotes, `grammar` reads its sentences into changes (`instruction`), `apply` collects the changes and
makes the new wording, `order` gives the numbers, `inside` changes one article, `headings` keeps the chapters. All are pure functions.
"""

from kg.amend.consolidate import Consolidated, consolidate
from kg.amend.decision import read_decision
from kg.amend.record import record
from kg.amend.wording import Wording, read_wording

__all__ = ["Consolidated", "Wording", "consolidate", "read_decision", "read_wording", "record"]
