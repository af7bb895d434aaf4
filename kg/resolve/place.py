"""Place each naming into the cluster of the policy it means: numbers first, then documents, dates, repeals, and titles alone.

Clusters are made by what tells policies apart; citations by title alone then choose among these, each by itself, so that thousands of them
change nothing for others.
"""

from collections import defaultdict
from collections.abc import Iterable

from kg.identity import identifies, loose_key
from kg.resolve.cluster import EARLIER, Cluster
from kg.resolve.naming import Form, Place, Text
from kg.text.normal import number_key

UNDECIDED = "未定"
"""Variant of a citation that fits several namesakes."""

AHEAD = 180
"""Days by which a document may precede one that it cites, where no older namesake is known: both were made ready together."""

Clusters = dict[str, list[Cluster]]
"""By title key."""


class Skeleton:
    """The clusters of all namings but those by title alone."""

    def __init__(self, texts: Iterable[Text], forms: Iterable[Form]) -> None:
        """Place documents, and citations of forms that are not open; the order of neither matters."""
        self.clusters: Clusters = defaultdict(list)
        self.of: dict[Form | Place, Cluster] = {}
        """Where each form, and the text of each place, went."""
        self.undecided: dict[Form | Place, list[Cluster]] = {}
        """Of what fits several, these."""
        self._names: dict[Cluster, list[str]] = {}
        self._by_issuer: dict[tuple[str, str], dict[Cluster, None]] = defaultdict(dict)
        """Clusters by name and issuer, '' for those that give none: of one title there may be thousands."""
        self.alone: dict[Form, str] = {}
        """Repeals that mean none of the clusters, with their variant."""
        texts, forms = sorted(texts), sorted(forms, key=lambda form: form.order)
        every: list[Form | Text] = [*texts, *forms]
        self.numbered = self._place_numbered([says for says in every if identifies(says.number)])
        self._place_texts([text for text in texts if not identifies(text.number)])
        titled = [form for form in forms if not identifies(form.number)]
        self._place_dated([form for form in titled if form.former or form.days])
        self._place_repeals([form for form in titled if not (form.former or form.days)])
        self.clusters = {key: sorted(found, key=lambda cluster: cluster.bearing) for key, found in self.clusters.items() if found}
        self.loose = _held_by_loose_key(self.clusters)

    def _put(self, says: Form | Text, cluster: Cluster) -> None:
        cluster.add(says)
        self.of[says.place if isinstance(says, Text) else says] = cluster
        for name in self._names.get(cluster, ()):
            self._file(name, cluster, says.issuers)

    def _file(self, name: str, cluster: Cluster, issuers: Iterable[str]) -> None:
        for issuer in issuers if cluster.issuers else ("",):
            self._by_issuer[name, issuer][cluster] = None

    def _enter(self, name: str, cluster: Cluster) -> None:
        """Let a cluster be found under a name."""
        self.clusters[name].append(cluster)
        self._names.setdefault(cluster, []).append(name)
        self._file(name, cluster, cluster.issuers)

    def _agreeing(self, name: str, says: Form | Text) -> list[Cluster]:
        """Return the clusters of a name that agree on the issuer."""
        if not says.issuers:
            every = self.clusters[name]
            return [cluster for cluster in every if cluster.agrees_on_issuer(says)] if isinstance(says, Form) and says.by else every
        found = {cluster: None for issuer in ("", *says.issuers) for cluster in self._by_issuer.get((name, issuer), ())}
        return [cluster for cluster in found if cluster.agrees_on_issuer(says)]

    def _add(self, says: Form | Text, variant: str) -> None:
        cluster = joined(self._agreeing(says.name, says), says, variant)
        if cluster is None:
            refused = isinstance(says, Form) and any(not one.agrees_on_issuer(says) for one in self.clusters[says.name])
            cluster = Cluster(says.name, variant, issuers=set(says.by) if isinstance(says, Form) and refused else set())
            self._put(says, cluster)
            self._enter(says.name, cluster)
        else:
            self._put(says, cluster)

    def _place_numbered(self, numbered: list[Form | Text]) -> list[Cluster]:
        found: dict[str, Cluster] = {}
        for says in numbered:
            self._put(says, found.setdefault(number_key(says.number or ""), Cluster(says.key)))
        for cluster in found.values():
            for key in {says.key for says in cluster.says if says.key}:
                self._enter(key, cluster)
        return list(found.values())

    def _place_texts(self, texts: list[Text]) -> None:
        """Place documents without an identifying number: of one title, those of different years are different policies."""
        for text in sorted(texts, key=lambda text: (text.name, text.year or "9999", text.place)):
            known = self._agreeing(text.name, text)
            titled = [cluster for cluster in known if not cluster.numbered or cluster.held]
            fits = [cluster for cluster in titled if not text.days or not cluster.days or cluster.agrees_on_day(text)]
            numbered = [cluster for cluster in known if cluster.may_be_numbered_by(text)]
            if len(fits or numbered) == 1:
                self._put(text, (fits or numbered)[0])
                continue
            if numbered:
                self.undecided[text.place] = numbered
            self._add(text, text.year or "" if self.clusters[text.name] else "")

    def _place_dated(self, dated: list[Form]) -> None:
        """Place citations that give a date, or repeal their own namesake; those that tell most apart first."""
        for form in sorted(dated, key=lambda form: (not form.former, not form.exact, -max(map(len, form.days), default=0))):
            rivals = self.clusters[form.key] if form.key else []
            known = self._agreeing(form.key, form) if rivals else []
            same = [cluster for cluster in known if cluster.agrees_on_day(form) and cluster.may_bear(form.number)]
            undated = [cluster for cluster in known if not cluster.days and not form.former]
            if len(same) == 1 and not (form.former and same[0].is_own(form)):
                self._put(form, same[0])
            elif not same and len(undated) == 1:
                self._put(form, undated[0])
            else:
                self._add(form, (form.year or (EARLIER if form.former else "")) if rivals or form.former else "")

    def _place_repeals(self, repeals: list[Form]) -> None:
        """Place repeals by title alone, the oldest first: what one of them ends is not what a later one means."""
        for form in sorted(repeals, key=lambda form: (form.cited_on or "", form.ends or "")):
            rivals = self.clusters.get(form.key, []) if form.key else []
            candidates = namesakes_meant(form, form.cited_on, rivals)
            if len(candidates) == 1:
                self._put(form, candidates[0])
                continue
            if candidates:
                self.undecided[form] = candidates
            self.alone[form] = UNDECIDED if candidates else variant_of(form, rivals)


def joined(clusters: Iterable[Cluster], says: Form | Text, variant: str) -> Cluster | None:
    """Return the cluster of a naming's variant, None if there is none."""
    fits = (cluster for cluster in clusters if cluster.variant == variant and not cluster.numbered and cluster.agrees_on_issuer(says))
    return next(fits, None)


def namesakes_meant(form: Form, on: str | None, rivals: list[Cluster]) -> list[Cluster]:
    """Return the namesakes a citation may mean: the one with its number, else those in force on its day, else those that existed then."""
    fits = [cluster for cluster in rivals if cluster.agrees_on_issuer(form)]
    if form.number and (same := [cluster for cluster in fits if number_key(form.number) in cluster.numbers]):
        return same
    there = [cluster for cluster in fits if cluster.existed(on)]
    for known in (there, [cluster for cluster in fits if cluster.existed(on, AHEAD)]):
        if alive := [cluster for cluster in known if not cluster.ended(on)]:
            return alive
    return [cluster for cluster in there if cluster.held or on]


def variant_of(form: Form, rivals: list[Cluster]) -> str:
    """Return the variant of a citation that fits no namesake: its issuer or who repeals or amends it, or `EARLIER`."""
    if not rivals:
        return ""
    others = not any(cluster.agrees_on_issuer(form) for cluster in rivals)
    return "、".join(form.issuers or form.by) if others else EARLIER


def _held_by_loose_key(clusters: Clusters) -> Clusters:
    """Return the held clusters by loose key, without drafts: a draft is not the law that it became."""
    found: dict[str, set[Cluster]] = defaultdict(set)
    for same in clusters.values():
        for cluster in same:
            if cluster.texts and (first := min(cluster.texts)).kind != "draft":
                found[loose_key(first.title)].add(cluster)
    return {key: sorted(fits, key=lambda cluster: cluster.bearing) for key, fits in found.items()}
