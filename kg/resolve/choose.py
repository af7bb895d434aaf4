"""Which cluster each citation by title alone means, and what every policy is called."""

from collections import defaultdict
from collections.abc import Iterable

from kg.identity import loose_key
from kg.resolve.cluster import Cluster
from kg.resolve.ids import cluster_ids
from kg.resolve.naming import Form, Naming, Text
from kg.resolve.place import UNDECIDED, Clusters, Skeleton, joined, namesakes_meant, variant_of

View = tuple[object, ...]
"""All that a citation by title alone sees of the clusters that it chooses from."""
NAMESAKE, LOOSELY, ALONE = "=", "~", "?"
"""How a choice begins: the place of a cluster among its namesakes or among those of the loose key follows, or the variant of a stub."""


class Chooser:
    """Chooses for citations by title, or order number, alone."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Take the clusters to choose from."""
        self.skeleton = skeleton
        self._made: dict[tuple[Form, str | None], str] = {}

    def view(self, form: Form) -> View:
        """Return what choices for this form depend on besides the day: where it is the same, so are the choices."""
        if rivals := self._rivals(form):
            return tuple(cluster.bearing for cluster in rivals)
        return (LOOSELY, *(cluster.bearing for cluster in self._loose(form)))

    def choice(self, form: Form, on: str | None) -> str:
        """Return the choice for a citation of this form made on this day."""
        made = self._made.get((form, on))
        if made is None:
            made = self._made[form, on] = self._choose(form, on)
        return made

    def cluster(self, form: Form, choice: str) -> Cluster:
        """Return the cluster of a choice that is not `ALONE`."""
        return (self._rivals(form) if choice[0] == NAMESAKE else self._loose(form))[int(choice[1:])]

    def candidates(self, form: Form, on: str | None) -> list[Cluster]:
        """Return all that a citation may mean: the only candidate or none is taken."""
        rivals = self._rivals(form)
        if rivals or not form.key:
            return namesakes_meant(form, on, rivals)
        fits = [
            cluster
            for cluster in self._loose(form)
            if cluster.agrees_on_edition(form) and cluster.agrees_on_issuer(form) and cluster.existed(on)
        ]
        return fits if len(fits) == 1 else []

    def _choose(self, form: Form, on: str | None) -> str:
        candidates, rivals = self.candidates(form, on), self._rivals(form)
        if len(candidates) == 1:
            listed = rivals or self._loose(form)
            return f"{NAMESAKE if rivals else LOOSELY}{next(at for at, one in enumerate(listed) if one is candidates[0])}"
        return ALONE + (UNDECIDED if candidates else variant_of(form, rivals))

    def _rivals(self, form: Form) -> list[Cluster]:
        return self.skeleton.clusters.get(form.key, []) if form.key else []

    def _loose(self, form: Form) -> list[Cluster]:
        """Return the held policies whose title differs by no more than an edition that one side leaves out."""
        return self.skeleton.loose.get(loose_key(form.title), []) if form.title else []


class Placing:
    """The policy of every naming."""

    def __init__(self, chooser: Chooser, chosen: Iterable[tuple[Form, str]]) -> None:
        """Take all choices that were made; what is alone becomes a stub, those of one title and variant together."""
        self._chooser = chooser
        skeleton = chooser.skeleton
        choices = sorted(set(chosen), key=lambda pair: (pair[0].order, pair[1]))
        alone = [*skeleton.alone.items(), *((form, choice[1:]) for form, choice in choices if choice[0] == ALONE)]
        self._stubs: dict[tuple[Form, str], Cluster] = {}
        stubs: Clusters = defaultdict(list)
        for form, variant in sorted(alone, key=lambda pair: (pair[0].name, pair[1], pair[0].issuers, pair[0].order)):
            cluster = joined(skeleton.clusters.get(form.name, ()), form, variant)
            if cluster is None:
                if (cluster := joined(stubs[form.name], form, variant)) is None:
                    cluster = Cluster(form.name, variant)
                    stubs[form.name].append(cluster)
                cluster.add(form)
            self._stubs[form, variant] = cluster
        named = {key: [*skeleton.clusters.get(key, ()), *stubs.get(key, ())] for key in {*skeleton.clusters, *stubs}}
        every = {cluster: None for key in sorted(named) for cluster in named[key] if not cluster.numbered}
        self.ids = cluster_ids([*skeleton.numbered, *every], named)

    def of_text(self, text: Text) -> str:
        """Return the policy of a document."""
        return self.ids[self._chooser.skeleton.of[text.place]]

    def of_form(self, form: Form) -> str:
        """Return the policy of a form that is not open."""
        skeleton = self._chooser.skeleton
        return self.ids[self._stubs[form, skeleton.alone[form]] if form in skeleton.alone else skeleton.of[form]]

    def of_choice(self, form: Form, choice: str) -> str:
        """Return the policy of a choice for a form that is open."""
        return self.ids[self._stubs[form, choice[1:]] if choice[0] == ALONE else self._chooser.cluster(form, choice)]

    def policy(self, naming: Naming) -> str:
        """Return the policy of a naming."""
        says = naming.says
        if isinstance(says, Text):
            return self.of_text(says)
        return self.of_choice(says, self._chooser.choice(says, naming.cited_on)) if says.is_open else self.of_form(says)

    def candidates(self, naming: Naming) -> tuple[str, ...]:
        """Return the policies that a naming may mean if they are several, sorted."""
        says = naming.says
        if isinstance(says, Form) and says.is_open:
            found = self._chooser.candidates(says, naming.cited_on)
            found = found if len(found) > 1 else []
        else:
            found = self._chooser.skeleton.undecided.get(says.place if isinstance(says, Text) else says, [])
        return tuple(sorted(self.ids[cluster] for cluster in found))
