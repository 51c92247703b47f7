"""Finds the further places of names that are known by now: a surname alone, a name that the model missed once."""

from collections import Counter

from analysis.extract.entity.acronyms import begins_with_initials, bracketed, initials_match
from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.context import Context
from analysis.extract.entity.lexicon import Lexicon
from analysis.extract.entity.listed import ListedNames
from analysis.extract.entity.people import short_forms
from analysis.extract.entity.words import Words
from analysis.records import Label


def acronym_pairs(candidates: list[Candidate], words: Words) -> tuple[list[Candidate], dict[str, str]]:
    """The candidates with the bracketed acronyms among them, and short forms to long ones as written."""
    found = list(candidates)
    pairs: dict[str, str] = {}
    for start, end in bracketed(words.text):
        first, last = words.range_of(start, end)
        if first == 0 or last <= first:
            continue
        short = words.text[start:end]
        before = next((c for c in found if c.last == first and "(" in words.gap(first)), None)
        if before is not None and before.label == "ORG":
            pairs[short] = words.text[before.start:before.end]
            found = [c for c in found if not (c.first < last and first < c.last)]
            found.append(Candidate(first=first, last=last, start=start, end=end, label="ORG", rule="acronym",
                                   meanings=before.meanings, sure=True))
            continue
        inside = next((c for c in found if c.first <= first and last <= c.last), None)
        if inside is None and short.isupper():
            begin = _long_form(short, first, words)
            if begin is not None:
                found = [c for c in found if not (c.first < first and begin < c.last)]
                found.append(Candidate(first=begin, last=first, start=words.starts[begin], end=words.ends[first - 1],
                                       label="ORG", rule="long form", sure=True))
                found.append(Candidate(first=first, last=last, start=start, end=end, label="ORG", rule="acronym", sure=True))
                pairs[short] = words.text[words.starts[begin]:words.ends[first - 1]]
    long_names = [c for c in found if c.label == "ORG" and c.last - c.first > 2]
    for candidate in found:
        short = words.text[candidate.start:candidate.end]
        if candidate.label == "ORG" and candidate.last - candidate.first == 1 and short not in pairs:
            long = next((c for c in long_names if begins_with_initials(short, tuple(words.keys[c.first:c.last]))), None)
            if long is not None:
                pairs[short] = words.text[long.start:long.end]
    return sorted(found, key=lambda c: c.first), pairs


def _long_form(short: str, first: int, words: Words) -> int | None:
    """Where the long form begins that ends right before the bracket at word `first`."""
    begin = first - 1
    while begin >= 0 and first - begin <= 12 and (begin == first - 1 or words.joined(begin + 1)):
        keys = tuple(words.keys[begin:first])
        if words.is_capital(begin) and (initials_match(short, keys) or begins_with_initials(short, keys)):
            return begin
        begin -= 1
    return None


def spread(candidates: list[Candidate], context: Context, names: ListedNames) -> list[Candidate]:
    """The candidates and the further occurrences of their names; a name's label is the one that most signs give."""
    words, lexicon = context.words, context.lexicon
    candidates = _without_namesakes(candidates, context)
    labels: dict[tuple[str, ...], Counter[Label]] = {}
    for candidate in candidates:
        keys = tuple(words.keys[candidate.first:candidate.last])
        labels.setdefault(keys, Counter())[candidate.label] += 5 if candidate.meanings else 3 if candidate.sure else 1
        if candidate.label == "PER":
            for name in short_forms(candidate.first, candidate.last, words, lexicon):
                labels.setdefault(name, Counter())["PER"] += 4 if candidate.meanings or candidate.sure else 2
        elif candidate.label == "ORG" and len(keys) > 1 and not candidate.meanings and _is_own(candidate, words, lexicon):
            labels.setdefault(keys[:1], Counter())["ORG"] += 2
    for name, votes in labels.items():
        if name in names.by_surname:
            votes["PER"] += 2
    found = [_relabelled(candidate, labels[tuple(words.keys[candidate.first:candidate.last])]) for candidate in candidates]
    owners = {index: candidate for candidate in found for index in range(candidate.first, candidate.last)}
    forms = _forms(found, words, lexicon)
    index = 0
    while forms and index < len(words):
        match = None
        if words.is_capital(index) and words.keys[index] in forms and (
                index not in owners or owners[index].first == index):
            match = _match(index, forms[words.keys[index]], owners, words)
        if match is None:
            index += 1
            continue
        like, last = match
        for old in _owners(owners, index, last):
            found.remove(old)
        shouted = context.is_shouted(index)
        if (shouted or not _is_part(words, index, last, lexicon)) and not context.is_eponym(index):
            whole = last - index == like.last - like.first
            found.append(Candidate(first=index, last=last, start=words.starts[index], end=words.ends[last - 1],
                                   label=like.label, rule="named before", meanings=like.meanings if whole else ()))
        index = last
    return sorted(found, key=lambda candidate: candidate.first)


def _without_namesakes(candidates: list[Candidate], context: Context) -> list[Candidate]:
    """The candidates without towns and countries that are a person named before (*Paul Rennes … Rennes a ajouté*).

    A surname needs a verb of speech beside it, a given name that no preposition opens a place.
    """
    words, lexicon = context.words, context.lexicon
    full = [candidate for candidate in candidates if candidate.label == "PER" and candidate.last - candidate.first > 1]
    if not full:
        return candidates
    given: dict[str, int] = {}
    family: dict[str, int] = {}
    for person in full:
        given.setdefault(words.keys[person.first], person.last)
        family.setdefault(words.keys[person.last - 1], person.last)
    kept = []
    for candidate in candidates:
        key = words.keys[candidate.first]
        place = candidate.label == "LOC" and candidate.last - candidate.first == 1
        before = words.keys[candidate.first - 1] if candidate.first else ""
        if place and before not in lexicon.place_prepositions and before not in lexicon.particles and (
                (given.get(key, candidate.first) < candidate.first and key in lexicon.first_names
                 and not words.is_capital(candidate.first - 1))
                or (family.get(key, candidate.first) < candidate.first and _speaks(candidate, context))):
            continue
        kept.append(candidate)
    return kept


def _speaks(candidate: Candidate, context: Context) -> bool:
    """Whether a verb of speech stands right beside a name, its auxiliary between."""
    words, speech = context.words, context.lexicon.speech
    after = words.keys[candidate.last:candidate.last + 2] if words.spaced(candidate.last) else []
    return context.word_before(candidate.first) in speech or any(key in speech for key in after)


def _match(index: int, forms: list[tuple[tuple[str, ...], Candidate]], owners: dict[int, Candidate],
           words: Words) -> tuple[Candidate, int] | None:
    """The longest known form at word `index`, longer than the candidates there and holding them whole, and its end."""
    for keys, like in forms:
        last = index + len(keys)
        if tuple(words.keys[index:last]) != keys:
            continue
        within = _owners(owners, index, last)
        if any(old.first < index or old.last > last or old.last - old.first == len(keys) or old.meanings for old in within):
            if any(old.first == index and old.last >= last for old in within):
                return None
            continue
        if all(words.joined(place) and (words.is_capital(place) or words.texts[place] in words.texts[like.first:like.last])
               for place in range(index + 1, last)):
            return like, last
    return None


def _owners(owners: dict[int, Candidate], first: int, last: int) -> list[Candidate]:
    """The candidates that hold words of `[first, last)`."""
    held = (owners[place] for place in range(first, last) if place in owners)
    return list({candidate.first: candidate for candidate in held}.values())


def _is_own(candidate: Candidate, words: Words, lexicon: Lexicon) -> bool:
    """Whether an organisation's first word alone may stand for it (*Hansung Heavy Industries*, not *Banque de …*)."""
    key = words.keys[candidate.first]
    return words.is_capital(candidate.first) and key not in lexicon.capital_heads and key not in lexicon.first_names \
        and key not in lexicon.in_organisations and (key,) not in lexicon.places and key not in lexicon.adjectives \
        and key not in lexicon.role_words and len(key) > 3


def _relabelled(candidate: Candidate, votes: Counter[Label]) -> Candidate:
    if candidate.meanings or candidate.sure or len(votes) == 1:
        return candidate
    best = max(votes, key=lambda label: (votes[label], label == candidate.label))
    return candidate if votes[best] == votes[candidate.label] else _with_label(candidate, best)


def _with_label(candidate: Candidate, label: Label) -> Candidate:
    return Candidate(first=candidate.first, last=candidate.last, start=candidate.start, end=candidate.end, label=label,
                     rule="as elsewhere in the text", gender=candidate.gender)


def _forms(found: list[Candidate], words: Words, lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], Candidate]]]:
    forms: dict[str, dict[tuple[str, ...], Candidate]] = {}
    for candidate in found:
        keys = tuple(words.keys[candidate.first:candidate.last])
        text = words.texts[candidate.first]
        if (len(keys[0]) > 2 or text.isupper()) and text not in lexicon.not_names:
            forms.setdefault(keys[0], {}).setdefault(keys, candidate)
        if candidate.label == "PER":
            for name in short_forms(candidate.first, candidate.last, words, lexicon):
                if candidate.sure or candidate.meanings or name != keys[:1] or keys[0] in lexicon.surname_first:
                    forms.setdefault(name[0], {}).setdefault(name, candidate)
    return {first: sorted(choices.items(), key=lambda choice: -len(choice[0])) for first, choices in forms.items()}


def _is_part(words: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words belong to a longer capitalised name or a compound, and so name something else."""
    if words.gap(first) in tuple("-‐‑") or words.gap(last) in tuple("-‐‑"):
        return True
    if last < len(words) and words.spaced(last) and any(letter.isupper() for letter in words.texts[last]):
        return True
    capital = first > 0 and words.spaced(first) and words.is_capital(first - 1)
    starts = first < 2 or "\n" in words.gap(first - 1) or "." in words.gap(first - 1)
    return capital and not starts and words.keys[first - 1] not in lexicon.honorifics
