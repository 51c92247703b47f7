"""Brings together what the tables, the model and the patterns find: one text in, candidates that do not overlap out."""

from collections import Counter
from dataclasses import replace

import simplemma
from spacy.tokens import Doc

from analysis.extract.entity.candidate import Candidate
from analysis.extract.entity.context import Context
from analysis.extract.entity.institutions import Institutions
from analysis.extract.entity.listed import ARTICLES, SUFFIXES, Listed, ListedNames
from analysis.extract.entity.model_names import ModelNames
from analysis.extract.entity.patterns import announced, english_titles, hyphenated_places, run_end, towns
from analysis.extract.entity.people import end_of_name, first_name_gender, has_first_name
from analysis.extract.entity.words import folded_words

_COMPLEMENTS = frozenset({"aupres", "pres", "under", "attached"})
_PLURAL_ARTICLES = frozenset({"les", "des", "aux"})
_INDEFINITE = frozenset({"un", "une", "a", "an"})
_MASCULINE = frozenset({"le", "un", "ce", "du"})
# Between a place and the person after it nothing may tell where the one ends (*du site de Jababeka David Quentin*).
_AFTER_PLACE = frozenset({"de", "du", "d", "a", "of", "in", "at"})
# Their home says nothing about the country that a text speaks of.
_ANYWHERE = frozenset({"company", "media", "news_agency", "expert_science"})


class Candidates:
    """Finds the candidates of one document."""

    def __init__(self, doc: Doc, context: Context, names: ListedNames) -> None:
        self.doc = doc
        self.context = context
        self.words = context.words
        self.lexicon = context.lexicon
        self.names = names
        self.model = ModelNames(self.context)

    def find(self) -> list[Candidate]:
        """Candidates in text order."""
        drawn = self.doc.ents
        model = [name for name in self.model.find(drawn) if name.sure or not (
            self.context.in_headline(name.first) or self.context.is_shouted(name.first))]
        listed = [self._from_list(hit, model) for hit in self.names.find(self.words)]
        people = self._titled_people()
        institutions = Institutions(self.doc, self.words, self.lexicon, self.names, drawn).find()
        known = [hit for hit in listed if hit is not None]
        people_begin = {other.first for other in (*known, *model, *people) if other.label == "PER"}
        lengthened = self._apart([self._lengthened(hit, people_begin) for hit in known])
        chosen = self._of_this_country([self._own_country(hit) for hit in lengthened])
        places = hyphenated_places(self.context) if self.lexicon.language == "fr" else []
        institutions = [name for name in institutions if not self.context.in_phrase(name.first, name.last)]
        titles = english_titles(self.context)
        chosen = [old for old in chosen if not any(title.covers(old) and title.last > old.last for title in titles)]
        chosen = [*chosen, *(title for title in titles if not any(title.overlaps(old) for old in chosen))]
        for other in (*institutions, *places, *people, *announced(self.context), *model, *towns(self.context)):
            chosen = self._with(chosen, other)
        return sorted(chosen, key=lambda candidate: candidate.first)

    def _lengthened(self, listed: Candidate, people_begin: set[int]) -> Candidate | None:
        """A listed company with the capitals that follow (*Bouygues Travaux Publics*); None before a number: a product."""
        words = self.words
        end = listed.last
        if self.lexicon.language != "fr" or listed.label != "ORG" or end >= len(words) or words.gap(end) != " ":
            return listed
        if words.texts[end][0].isdigit() and any(letter.isupper() for letter in words.texts[end]):
            return None
        company = listed.meanings[0].entity.kind == "company"
        if not company or not words.is_capital(end) or words.keys[end] in self.lexicon.first_names or end in people_begin:
            return listed
        last = run_end(listed.first, self.context)
        return replace(listed, last=last, end=words.ends[last - 1], meanings=(), rule="longer than listed", sure=False)

    def _apart(self, hits: list[Candidate | None]) -> list[Candidate]:
        """The hits without those that a longer one before them reached into and takes in (*Michelin Amérique du Nord*)."""
        found: list[Candidate] = []
        for hit in hits:
            if hit is None:
                continue
            if found and found[-1].overlaps(hit):
                last = max(hit.last, found[-1].last)
                found[-1] = replace(found[-1], last=last, end=self.words.ends[last - 1])
            else:
                found.append(hit)
        return found

    def _own_country(self, listed: Candidate) -> Candidate:
        """Without its meaning where its complement tells another country (*conseil … auprès du président russe*)."""
        words = self.words
        if not listed.meanings or listed.label != "ORG" or words.keys[listed.first] not in self.lexicon.generic_heads:
            return listed
        last = listed.last
        bound = last < len(words) and words.spaced(last) and words.keys[last] in _COMPLEMENTS
        reach = last + 5 if bound else last + 1
        for index in range(last, min(reach, len(words))):
            if not words.spaced(index):
                break
            home = self.names.nationalities.get(words.keys[index])
            if home and not words.is_capital(index):
                if home == listed.meanings[0].entity.country:
                    break
                return replace(listed, last=index + 1, end=words.ends[index], meanings=(), rule="of another country", sure=True)
        return listed

    def _of_this_country(self, listed: list[Candidate]) -> list[Candidate]:
        """Without the meaning of *Congrès*, *Sénat*, *assemblée nationale* where the text is about other countries only."""
        signs: Counter[str] = Counter()
        for candidate in listed:
            homes = {meaning.entity.country for meaning in candidate.meanings if meaning.entity.kind not in _ANYWHERE}
            if not self._is_generic(candidate) and not self._is_adherents(candidate) and len(homes) == 1:
                signs.update(home for home in homes if home)
        for index, key in enumerate(self.words.keys):
            home = self.names.nationalities.get(key)
            if home and not self.words.is_capital(index):
                signs[home] += 1
        found = []
        for candidate in listed:
            home = candidate.meanings[0].entity.country if candidate.meanings else None
            if self._is_adherents(candidate) and signs and home and not signs[home]:
                continue
            foreign = signs and self._is_generic(candidate) and home and not signs[home]
            found.append(replace(candidate, meanings=(), rule="institution", sure=False) if foreign else candidate)
        return found

    def _is_adherents(self, candidate: Candidate) -> bool:
        """Whether a party bears the name of those who vote for it in any country (*les Républicains*)."""
        last = self.words.texts[candidate.last - 1]
        return bool(candidate.meanings) and candidate.meanings[0].entity.kind == "party" and last.endswith("s") \
            and candidate.last - candidate.first <= 2 and simplemma.is_known(last[:-1].lower(), lang=self.lexicon.language)

    def _is_generic(self, candidate: Candidate) -> bool:
        """Whether many countries have an institution of this name."""
        keys = self.words.keys[candidate.first:candidate.last]
        return candidate.label == "ORG" and keys[0] in self.lexicon.generic_heads and all(
            key in self.lexicon.generic_words for key in keys)

    def _from_list(self, hit: Listed, model: list[Candidate]) -> Candidate | None:
        """The listed name, or None where it needs a sign that it is one and has none."""
        words = self.words
        if self.context.in_phrase(hit.first, hit.last) or self._is_demonym(hit) or self._is_amount(hit):
            return None
        if self._lacks_article(hit):
            return None
        meanings = hit.meanings
        alike = [other for other in model if other.first < hit.last and hit.first < other.last]
        honorific, gender = self.context.honorific_before(hit.first)
        if honorific:
            if gender is not None and all(meaning.entity.label == "LOC" for meaning in meanings):
                return None  # "Mme Paris"
            meanings = tuple(meaning for meaning in meanings if meaning.entity.label == "PER") or meanings
        labels = {meaning.entity.label for meaning in meanings}
        if len(labels) > 1 and alike:
            meanings = tuple(meaning for meaning in meanings if meaning.entity.label == alike[0].label) or meanings
        if hit.last - hit.first == 1 and not honorific:
            meanings = tuple(meaning for meaning in meanings if self._has_sign(hit, meaning.alone, meaning.entity.label, alike))
        if not meanings:
            return None
        label = meanings[0].entity.label
        if label == "PER" and gender is None and len(meanings) == 1:
            gender = "m" if meanings[0].gender == "m" else "f" if meanings[0].gender == "f" else None
        return Candidate(first=hit.first, last=hit.last, start=hit.start, end=hit.end, label=label, rule="listed",
                         meanings=tuple(meaning for meaning in meanings if meaning.entity.label == label), gender=gender,
                         sure=words.texts[hit.first].isupper() or len(labels) == 1)

    def _needs_article(self, hit: Listed) -> bool:
        """Whether the text leaves out the article of a name that has one (*du Monde* for *Le Monde*)."""
        return any(folded_words(meaning.entity.name)[0] in ARTICLES for meaning in hit.meanings) \
            and self.words.keys[hit.first] not in ARTICLES

    def _lacks_article(self, hit: Listed) -> bool:
        """Whether a plural name stands without the article that makes it one (*Républicains et démocrates*)."""
        plural = any(folded_words(meaning.entity.name)[0] == "les" for meaning in hit.meanings)
        return plural and self.words.keys[hit.first] != "les" and self.context.word_before(hit.first) not in _PLURAL_ARTICLES

    def _is_demonym(self, hit: Listed) -> bool:
        """Whether the name of a country means one of its people (*le Suisse*, *un Corse*)."""
        words = self.words
        place = hit.last - hit.first == 1 and hit.meanings[0].entity.label == "LOC" and self.lexicon.language == "fr"
        return place and words.keys[hit.first] in self.lexicon.adjectives \
            and self.context.word_before(hit.first) in _MASCULINE

    def _is_amount(self, hit: Listed) -> bool:
        """Whether an acronym is a unit after a number (*0,04 UA*)."""
        text = self.words.texts[hit.first]
        return hit.last - hit.first == 1 and text.isupper() and len(text) < 4 and self.words.spaced(hit.first) \
            and self.words.texts[hit.first - 1].isdigit()

    def _has_sign(self, hit: Listed, alone: bool, label: str, alike: list[Candidate]) -> bool:
        if alone:
            return True
        if label == "LOC":
            return any(other.label == "LOC" for other in alike) or \
                self.context.word_before(hit.first) in self.lexicon.place_prepositions
        if "«" in self.words.gap(hit.first) and "»" in self.words.gap(hit.last):
            return True  # a paper in guillemets (*dans « Libération »*)
        return bool(alike) or not (self.context.starts_sentence(hit.first) or self._needs_article(hit)) or \
            self.context.noun_before(hit.first, self.lexicon.before_organisations) is not None

    def _titled_people(self) -> list[Candidate]:
        """People whom a *M.*, a role or a first name shows, whether the model saw them or not."""
        words, lexicon, context = self.words, self.lexicon, self.context
        found: list[Candidate] = []
        index = 0
        while index < len(words):
            if not words.is_capital(index) or words.texts[index] in lexicon.not_names:
                index += 1
                continue
            honorific, gender = context.honorific_before(index)
            by_title = (honorific and not context.is_honorific(index)) or self._is_month_as_name(index)
            spoke = context.word_before(index) in lexicon.speech and index + 1 < len(words) and words.spaced(index + 1) \
                and words.is_capital(index + 1)
            family = index and words.joined(index) and words.is_capital(index - 1) \
                and words.keys[index - 1] in lexicon.surname_first
            if self._goes_by_first_name(index):
                found.append(Candidate(first=index, last=index + 1, start=words.starts[index], end=words.ends[index],
                                       label="PER", rule="first name alone", gender=lexicon.first_names[words.keys[index]],
                                       sure=True))
                index += 1
                continue
            if not (by_title or spoke or (words.keys[index] in lexicon.first_names and not family)):
                index += 1
                continue
            limit = index + 2 if context.in_headline(index) and not by_title else len(words)
            end = end_of_name(index + 1, min(limit, len(words)), words, lexicon)
            keys = tuple(words.keys[index:end])
            if context.is_eponym(index) or (not by_title and self._is_announced_otherwise(index, keys)):
                index = end
                continue
            organisation = lexicon.in_organisations.intersection(keys) or keys[0] in lexicon.capital_heads
            if (by_title and not organisation) or self._looks_like_person(index, keys, spoke=spoke):
                told = gender or first_name_gender(keys, lexicon)
                stop = words.ends[end - 1]
                if keys[-1] in ("jr", "sr") and words.text[stop:stop + 1] == ".":
                    stop += 1
                rule = "title" if by_title else "speech" if spoke else "first name"
                found.append(Candidate(first=index, last=end, start=words.starts[index], end=stop, label="PER", rule=rule,
                                       gender=told, sure=True))
            index = end
        return found

    def _is_month_as_name(self, index: int) -> bool:
        """Whether a month or day with a capital, which French gives it only in a name, stands behind a role (*le juge Mai*)."""
        words, lexicon = self.words, self.lexicon
        return lexicon.language == "fr" and words.keys[index] in lexicon.calendar and not words.texts[index].isupper() \
            and not self.context.in_headline(index) and self.context.noun_before(index, lexicon.roles) is not None

    def _goes_by_first_name(self, index: int) -> bool:
        """Whether a comma tells who a lone first name is (*Nadia, infirmière*; *Karim, 34 ans*)."""
        words, lexicon, key = self.words, self.lexicon, self.words.keys[index]
        after = index + 1
        alone = after < len(words) and words.gap(after) == ", " and not (words.spaced(index) and words.is_capital(index - 1))
        if not alone or key not in lexicon.first_names or (key,) in self.names.by_name or (key,) in lexicon.places:
            return False
        if self.context.word_before(index) in lexicon.speech:
            return True
        if words.texts[after].isdigit():
            return lexicon.language == "en" or words.keys[after + 1:after + 2] == ["ans"]
        after += words.keys[after] in _INDEFINITE
        return after < len(words) and words.keys[after] in lexicon.role_words and not words.is_capital(after)

    def _is_announced_otherwise(self, index: int, keys: tuple[str, ...]) -> bool:
        """Whether a noun or phrase makes the name that of a thing or an organisation (*l'association Robin des Bois*)."""
        context, lexicon = self.context, self.lexicon
        return keys in self.model.things or context.in_phrase(index, index + 1) or any(
            context.noun_before(index, nouns) is not None for nouns in (lexicon.before_organisations, lexicon.before_things))

    def _looks_like_person(self, index: int, keys: tuple[str, ...], *, spoke: bool) -> bool:
        lexicon = self.lexicon
        if lexicon.in_organisations.intersection(keys) or keys[-1] in lexicon.after_people_places:
            return False
        if self.words.text[self.words.starts[index] - 1:self.words.starts[index]] in ("-", "‑") and index:
            return False
        last = self.words.texts[index + len(keys) - 1]
        if last.isupper() and len(last) < 4 and not spoke:
            return False
        if spoke and keys[0] not in lexicon.capital_heads | lexicon.stop_words:
            return True
        return has_first_name(keys, lexicon) and not self.context.place_noun_before(index)

    def _with(self, chosen: list[Candidate], new: Candidate) -> list[Candidate]:
        """`chosen` and `new`, with one of the two kept wherever they overlap."""
        rivals = [old for old in chosen if old.overlaps(new)]
        if not rivals:
            return [*chosen, new]
        apart = len(rivals) > 1 and not new.sure and new.label == "PER" and any(
            old.meanings and old.label != "PER" for old in rivals)
        if not apart and all(self._gives_way(old, new) for old in rivals):
            return [*(old for old in chosen if old not in rivals), self._informed(new, rivals)]
        return chosen

    def _gives_way(self, old: Candidate, new: Candidate) -> bool:
        """Whether `new` is the fuller name (*Melania Trump* over *Trump*, *Banque de France* over *France*)."""
        if not new.covers(old) or new.last - new.first == old.last - old.first:
            return False
        if not old.meanings:
            surer = new.sure and (not old.sure or (new.label == old.label and (new.first < old.first or new.last > old.last)))
            return surer or new.label == old.label == "ORG" or self._is_longer_person(old, new)
        length = old.last - old.first
        if old.label == "PER":
            if length > 1:
                return new.label == "PER" and old.first == new.first and self.words.keys[new.last - 1] in SUFFIXES
            return (new.label == "PER" and old.last == new.last) or (new.label != "PER" and new.sure)
        if old.first == new.first and new.rule == "institution" and length == 1:
            return True
        if old.first == new.first:
            follows = self.words.joined(old.last) and (
                self.words.is_capital(old.last) or self.words.texts[old.last].isdigit())
            return follows and (length == 1 or new.sure) and not self._listed_whole(old)
        fuller_place = new.label == "LOC" and old.label == "LOC" and new.sure
        return new.label == "ORG" or fuller_place or (new.label == "PER" and length == 1 and new.sure)

    def _is_longer_person(self, old: Candidate, new: Candidate) -> bool:
        """Whether the model saw a given name before a known one (*Zaharie* before *Ahmad Shah*), and no title or place."""
        text = self.words.texts[new.first]
        return new.label == old.label == "PER" and new.last == old.last and text not in self.lexicon.not_names \
            and not simplemma.is_known(text.lower(), lang=self.lexicon.language) \
            and self.context.word_before(new.first) not in _AFTER_PLACE

    @staticmethod
    def _listed_whole(old: Candidate) -> bool:
        return old.label == "ORG" and old.last - old.first > 1

    @staticmethod
    def _informed(new: Candidate, rivals: list[Candidate]) -> Candidate:
        gender = next((old.gender for old in rivals if old.gender), None) if new.label == "PER" else None
        return replace(new, gender=new.gender or gender)
