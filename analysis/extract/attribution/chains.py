"""Draws the chains: findings go in, each with its outer finding set where one source reports another."""

from analysis.extract.attribution.finding import Finding, Range

# A source of these types passes on what others say; a phrase with *selon* after its report names whom it has it from.
_RELAYS = frozenset(("news_agency", "media", "document"))


def relayed(findings: list[Finding], types: dict[int, str]) -> list[Finding]:
    """The findings with those who relay them added (*X, cité par Y*), and *selon* phrases after a report put in order.

    `types` maps a finding's `id` to its source type.
    """
    found: list[Finding] = []
    for finding in findings:
        found.append(finding)
        report = finding.outer if finding.kind_of_cue == "source" else None
        inner = finding
        for via in finding.via:
            outer = Finding(content=list(finding.content), source=via, cue=finding.cue, rule="cited-by", kind_of_cue="say")
            inner.outer = outer
            found.append(outer)
            inner = outer
        if finding.rule.endswith("-end") and report is not None:
            kind, other = types.get(id(finding), ""), types.get(id(report), "")
            if not finding.via and other in _RELAYS and (kind not in _RELAYS or (other != "document" and kind == "document")):
                continue
            # The phrase covers the whole report: "X a dit que …, selon Y".
            if finding.outer is report:
                finding.outer = None
            report.outer = finding
            begin = min(part[0] for part in (report.source or report.content[0], report.cue or report.content[0]))
            finding.content = [(min(begin, report.begin), report.end)]
    return found


def link(findings: list[Finding]) -> None:
    """Sets `outer` to the smallest finding whose content holds another's cue and content."""
    fragments = sorted(
        ((begin, end, place) for place, finding in enumerate(findings) for begin, end in finding.content), reverse=True
    )
    # Only contents that reach over the place are compared, so that a long text takes no longer than many short ones.
    active: list[tuple[int, int]] = []
    for inner in sorted(findings, key=lambda finding: _mark(finding)[0]):
        at = _mark(inner)[0]
        while fragments and fragments[-1][0] <= at:
            _, end, place = fragments.pop()
            active.append((end, place))
        active = [(end, place) for end, place in active if end > at]
        if inner.outer is not None or (inner.cue is None and not inner.inside):
            continue
        best: Finding | None = None
        for place in sorted({place for _, place in active}):
            outer = findings[place]
            if outer is inner or outer.outer is inner or not _holds(outer, inner):
                continue
            if (
                best is None
                or _size(outer) < _size(best)
                or (_size(outer) == _size(best) and best.outer is None and outer.outer is best)
            ):
                best = outer
        inner.outer = best


def of_others(findings: list[Finding], plain: set[int], entities: dict[int, str]) -> list[Finding]:
    """The findings without those in which a source only reports itself (*elle dit qu'elle demandera un vote*).

    `plain` holds the `id` of those without quoted words, `entities` maps one to the id of the entity that its source means.
    """
    kept = []
    for finding in findings:
        outer = finding.outer
        if outer is None or id(finding) not in plain or not _is_same(finding, outer, entities):
            kept.append(finding)
            continue
        for other in findings:
            if other.outer is finding:
                other.outer = outer
    return kept


def _is_same(finding: Finding, other: Finding, entities: dict[int, str]) -> bool:
    if finding.inside or finding.source is None or other.source is None:
        return False
    entity = entities.get(id(finding))
    return finding.source == other.source or (entity is not None and entity == entities.get(id(other)))


def _holds(outer: Finding, inner: Finding) -> bool:
    mark = _mark(inner)
    return any(
        begin <= mark[0] and mark[1] <= end and begin <= inner.begin and inner.content[0][1] <= end
        for begin, end in outer.content
    ) and _size(outer) > _size(inner)


def _mark(finding: Finding) -> Range:
    """Where a finding shows itself: at its cue, or all of it."""
    return finding.cue or (finding.begin, finding.end)


def _size(finding: Finding) -> int:
    return sum(end - begin for begin, end in finding.content)
