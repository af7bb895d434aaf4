"""Policy ids: the identifying number, else the key of the title, with year or issuer only among namesakes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.identity import identifies
from kg.resolve.cluster import EARLIER, Cluster


def cluster_ids(every: Iterable[Cluster], namesakes: Mapping[str, Sequence[Cluster]]) -> dict[Cluster, str]:
    """Return the policy id of each cluster; `namesakes` holds the clusters of each title key."""
    listed = list(every)
    # A stub that no date tells apart does not change what others are called.
    told = {key: sum(1 for one in same if one.held or one.days or not one.variant) for key, same in namesakes.items()}
    ids = {}
    for cluster in listed:
        if cluster.numbered:
            ids[cluster] = _number_id(cluster)
        else:
            alike = told[cluster.key] if cluster.held or cluster.days else len(namesakes[cluster.key])
            ids[cluster] = _title_id(cluster, alike)
    for cluster in _sharing(listed, ids):
        if cluster.former and not cluster.held:
            # A document ends its namesake of the same year: 2031年1月5日发布的《甲办法》同时废止, in the 甲办法 of 2031.
            ids[cluster] = f"{cluster.key}（{EARLIER}）"
    for cluster in _sharing(listed, ids):
        if issuers := "、".join(sorted(cluster.issuers)):
            # Two bodies decided on one day under one title: 关于修改部分地方性法规的决定.
            ids[cluster] += f"（{issuers}）"
    return ids


def _sharing(clusters: Iterable[Cluster], ids: Mapping[Cluster, str]) -> list[Cluster]:
    """Return the clusters whose id is that of another one."""
    counts = Counter(ids.values())
    return [cluster for cluster in clusters if counts[ids[cluster]] > 1]


def _number_id(cluster: Cluster) -> str:
    return min(says.number for says in cluster.says if says.number and identifies(says.number))


def _title_id(cluster: Cluster, alike: int) -> str:
    """Return the id of what no number identifies; `alike` says how many are called by its title, itself included."""
    if not cluster.texts and not any(form.title for form in cluster.forms):
        return min(form.number or "" for form in cluster.forms)
    if alike == 1:
        return cluster.key
    held = {text.year for text in cluster.texts if text.year}
    cited = {form.year for form in cluster.forms if form.year}
    variant = min(held or cited, default=cluster.variant)
    return f"{cluster.key}（{variant}）" if variant else cluster.key
