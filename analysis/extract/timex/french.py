"""The rules of French time expressions, over the classes of `data/knowledge/fr/times.toml`."""

from analysis.extract.timex.grammar import Rule, rule

# "mardi soir", "le 11 juillet au matin", "vendredi en fin d'après-midi", and "hier à 10 h"
_PART = "(?:(?:(?:DU|TO_ THE?|DANS THE|IN_ (?:BEGIN OF)?)? (?:part=PART|part=DAYBREAK))? (?:(?:TO_|TOWARDS|COMMA) clock=HOUR ZONE?)?)"
# "début ", "mi-", "la fin du "
_MOD = "(?:PREFIX DASH?|BEGIN (?:OF|DU)? THE?|(?:NTH|LAST) (?:SEMAINE|UNIT|MOIETY|JOUR) (?:OF|DU) THE?)"
_DATE = "(?:THIS? weekday=WEEKDAY COMMA? THE?)? day=DAYISH DASH? month=MON"
# "de l'an dernier", "de cette année"
_REL_YEAR = "(?:COMMA? OF? (?:THE ANNEE year_rel=REL|year_rel=THIS ANNEE))"
# "de la même année", "de cette année-là"
_SAME_YEAR = "(?:OF? (?:THE SAME ANNEE|THIS ANNEE DASH? THERE))"
_END = "(?= COMMA|DOT|BREAK|CLOSE|PUNCT|COLON|$ )"

RULES: list[Rule] = [
    rule("trap", "TRAP|TITLE"),
    rule("trap", "STREET (?:DU|OF) THE? (?:DAYISH DASH? MON|FEASTS) DASH? YEAR?"),
    rule("trap", "LAW (?:OF|DU) YEAR"),
    rule("trap", "ARTICLE DIGITS"),
    rule("trap", "(?:DIGITS|ONE|HOURS) MONEY"),
    # ages: papers print them in figures
    rule("trap", "AGED (?:OF|TO_) ABOUT? (?:AMOUNT (?:TO_|AND|OR))? AMOUNT ANS"),
    rule("trap", "DECEASED TO_ FIGURES ANS"),
    rule("trap", "HAVING ABOUT? FIGURES ANS (?! OF )"),
    rule("trap", "(?:OTHER|CAPITAL) OF (?:(?:FIGURES COMMA)? FIGURES (?:TO_|AND|OR))? ABOUT? FIGURES ANS"),
    rule("trap", "(?:OTHER|CAPITAL) COMMA FIGURES ANS (?= COMMA|DOT|BREAK|CLOSE|$ )"),
    rule("trap", "CAPITAL OPEN FIGURES ANS (?= CLOSE|COMMA )"),
    rule("trap", "(?:THE|DU) ABOUT FIGURES ANS"),
    rule("trap", "FIGURES DASH FIGURES ANS"),
    # "la 28e journée" is a round of a league
    rule("trap", "ORD JOURNEE"),
    # days
    rule("full", f"full=FULL {_PART}"),
    rule("date", "(?<= ATTACK DU ) day=DAYISH DASH? month=MONTH", attack=True),
    rule("date", f"{_DATE} (?:year=YEARISH)? (?:rel=REL)? {_PART}"),
    rule("date", f"{_DATE} {_REL_YEAR}"),
    rule("date", f"{_MOD}? month=MONTH {_REL_YEAR}"),
    rule("date", f"(?:day=DAYISH|{_MOD})? month=MONTH {_SAME_YEAR}", same_year=True),
    rule("weekday_day", f"(?<= THE|DU ) weekday=WEEKDAY day=DAY {_PART} (?! MON|ANS|UNITS|MONEY|DASH|HEURE|COMMA DAY )"),
    rule("date", "THE? part=PART (?:DU|OF) day=DAYISH MON? (?:DU|TO_|DASH) DAYISH month=MON (?:year=YEARISH)?", night=True),
    rule("nth_weekday", "(?:number=NTH|LAST) weekday=WEEKDAY (?:OF|DU) (?:MOIS OF)? month=MON (?:year=YEAR)?"),
    rule("date", f"THE? part=PART (?:DU|OF) THE? {_DATE} (?:year=YEARISH)? (?:rel=REL)?"),
    rule("date", "(?P<first> (?:weekday1=WEEKDAY)? day1=DAYISH ) (?:DU|TO_|DASH) "
                 f"(?P<second> (?:weekday=WEEKDAY)? day=DAYISH month=MON (?:year=YEARISH)? (?:rel=REL)? {_REL_YEAR}? )",
         joined="range"),
    rule("date", "(?P<first> (?:weekday1=WEEKDAY)? day1=DAYISH ) AND THE? "
                 "(?P<second> (?:weekday=WEEKDAY)? day=DAYISH month=MON (?:year=YEARISH)? (?:rel=REL)? )", joined="list"),
    # months, seasons, quarters, years, decades, centuries
    rule("date", f"{_MOD}? (?:MOIS OF)? month=MON (?:year=YEAR|rel=REL)"),
    rule("date", f"(?:{_MOD} (?:MOIS OF)? | MOIS OF ) month=MONTH"),
    rule("date", "month=MONTH"),
    rule("season", f"{_MOD}? season=SEASON (?: OF? year=YEAR (?:DASH YEARISH)? | rel=REL )"),
    rule("season", "THIS season=SEASON", rel="this"),
    rule("season", f"{_MOD} season=SEASON"),
    rule("season", "(?<= THE|DU ) season=SEASON (?! COMMA? AND THE SEASON )"),
    rule("quarter", "number=NTH unit=QUNIT (?: (?:OF|DU)? (?:THE ANNEE)? year=YEAR | (?:OF|DU) THE? ANNEE rel=REL )?"),
    rule("year", f"(?:{_MOD}? ANNEE | {_MOD} ) year=YEAR"),
    rule("year", "THE? DAYBREAK OF (?:THE ANNEE)? year=YEAR"),
    rule("year", "year=YEAR"),
    rule("year", "(?<= IN_ ) year=TWO (?= OPEN|COMMA|DOT|BREAK|CLOSE|COLON|$ )"),
    rule("decade", f"(?:THE|{_MOD}) ANNEES decade=YEARISH"),
    rule("decade", "ANNEES decade=YEARISH"),
    rule("decade", f"(?:THE|{_MOD})? ANNEES decade=CARD (?! UNIT|ANS|UNITS|MONEY )"),
    rule("century", f"{_MOD}? number=ROMAN SIECLE"),
    rule("century", f"{_MOD}? number=ORD SIECLE"),
    rule("century", f"{_MOD} number=ROMAN"),
    # weekdays and days counted from today or from the day last spoken of
    rule("weekday", f"weekday=WEEKDAY {_PART}"),
    rule("weekday", f"THIS weekday=WEEKDAY {_PART}", rel="this"),
    rule("weekday", f"weekday=WEEKDAY rel=REL {_PART}"),
    rule("weekday", "THE? weekday=WEEKDAY rel=BESIDE"),
    rule("weekday", "THE part=PART (?:OF|DU) weekday=WEEKDAY (?:TO_|DU) WEEKDAY", night=True),
    rule("weekday", "clock=HOUR weekday=WEEKDAY (?:part=PART)?"),
    rule("weekday", "THE? part=PART (?:OF|DU) weekday=WEEKDAY"),
    rule("set", "THE weekday=WEEKDAY (?! DAYISH|REL|BESIDE|PART|OF|DU|WEEKDAY )"),
    rule("set", "THE? weekday=WEEKDAYS (?:part=PART)?"),
    rule("set", "NTH (?:AND NTH)? weekday=WEEKDAYS"),
    rule("set", "NTH weekday=WEEKDAY (?= OF EACH|DU MOIS )"),
    rule("today", f"shift=DAY_REL {_PART}"),
    rule("ref", "THE? DAY_PREV (?= OF|DU )", ref="XXXX-XX-XX"),
    rule("day_beside", "THE? shift=DAY_PREV (?:(?:DU|TO_ THE)? part=PART)?"),
    rule("part", "THIS part=PART", rel="this"),
    rule("part", "THIS part=PART DASH THERE", rel="same"),
    rule("part", "THE part=PART rel=LAST"),
    rule("part", "(?<= DANS ) THE part=PART"),
    rule("part", "(?<= IN_ ) part=PART"),
    rule("part", "(?<= DU|TO_ ) part=DAYBREAK"),
    rule("part", "(?<= TO_ ) THE part=DAYBREAK"),
    rule("part", "(?<= IN_|DANS ) BEGIN OF THE? part=PART"),
    rule("part", "THE part=PART SAME", rel="same"),
    # weeks, months, years … counted from now or from what was last spoken of
    rule("unit", "THE? unit=CAL_UNIT rel=REL"),
    rule("unit", f"{_MOD} unit=CAL_UNIT rel=REL"),
    rule("unit", f"{_MOD} unit=CAL_UNIT", rel="this"),
    rule("unit", "THIS unit=JOURNEE", rel="same"),
    rule("unit", "THIS unit=CAL_UNIT (?:DASH HERE)?", rel="this"),
    rule("unit", f"(?:{_MOD}? THIS) unit=CAL_UNIT DASH? THERE", rel="same"),
    rule("unit", "THESE unit=UNITS DASH? THERE", rel="same", wide=True),
    rule("unit", "THE SAME unit=CAL_UNIT", rel="same"),
    rule("unit", "THE unit=CAL_UNIT SAME", rel="same"),
    rule("unit", "THE unit=CAL_UNIT rel=BESIDE"),
    rule("unit", "THE unit=CAL_UNIT OF AFTER", rel=1),
    rule("unit", "THE unit=CAL_UNIT OF BEFORE", rel=-1),
    rule("unit", "(?<= DANS ) THE unit=JOUR", rel="day"),
    rule("offset", "AGO ABOUT? amount=AMOUNT unit=ANY_UNIT (?:half=HALFAND)?", sign=-1),
    rule("to_the_day", "AGO amount=AMOUNT unit=ANY_UNIT COMMA? (?:shift=DAY_REL|TO_THE_DAY)"),
    rule("offset", "DANS ABOUT? amount=AMOUNT unit=ANY_UNIT (?:half=HALFAND)?", sign=1),
    rule("beside", "ABOUT? amount=AMOUNT unit=ANY_UNIT LATER", sign=1),
    rule("beside", "ABOUT? amount=AMOUNT unit=ANY_UNIT EARLIER", sign=-1),
    rule("beside", f"ABOUT? amount=AMOUNT unit=ANY_UNIT (?= AFTER {_END} )", sign=1),
    rule("beside", f"ABOUT? amount=AMOUNT unit=ANY_UNIT (?= BEFORE {_END} )", sign=-1),
    # feasts
    rule("holiday", "holiday=FEASTS (?:year=YEAR|rel=REL)? (?! CAPITAL )"),
    rule("holiday", "THE? part=PART (?:DU|OF) THE? holiday=FEASTS (?:year=YEAR|rel=REL)?"),
    # clock times
    rule("duration", "(?<= IN_|DURING ) clock=HOURS"),
    rule("duration", "(?<! TO_ ) clock=HOURS (?= OF (?! THE|PART|WEEKDAY ) )"),
    rule("clock", "clock=CLOCK (?:DU part=PART)? ZONE?"),
    rule("clock", "clock=HOURS (?:DU part=PART)? ZONE?"),
    rule("clock", "clock=HOURS THIS part=PART"),
    rule("clock", "(?<= AT ) hour=COUNT HEURE (?:minute=COUNT|half=HALFAND)? ZONE? (?! OF )"),
    rule("clock", "hour=COUNT HEURE (?:minute=COUNT|half=HALFAND)? (?:DU|THIS) part=PART"),
    rule("clock", "(?<= AT ) noon=NOON (?:half=HALFAND)?"),
    # how long
    rule("clock", "(?<= OF ) (?P<first> hour1=COUNT HEURE ) TO_ (?P<second> hour=COUNT HEURE ) (?! OF )", joined="range"),
    rule("clock", "(?<= SOIT ) hour=COUNT HEURE (?= TO_|IN_ )"),
    rule("duration", "ABOUT? amount=AMOUNT unit=ANY_UNIT (?:half=HALFAND)? (?! DASH OTHER )"),
    rule("trap", "AMOUNT ANNEES DASH OTHER"),
    rule("duration", "(?:THE|POSSESSIVE)? amount=NTH unit=WHOLE_UNIT (?! OF MON )"),
    rule("duration", "WHOLE THE unit=SPAN_UNIT (?! YEAR|REL )", amount=1),
    rule("duration", "WHOLE THE PART", amount=1, unit="D"),
    rule("duration", "ONE HALF DASH unit=SPAN_UNIT", amount=0.5),
    rule("duration", "amount=PLURAL FIRSTS unit=SPAN_UNITS (?: (?:OF|DU) (?:THE? ANNEE YEAR?|YEAR) )?"),
    rule("duration", "THESE? amount=PLURAL rel=REL unit=SPAN_UNITS"),
    rule("ref", "(?:THESE|THE)? LAST SPAN_UNITS", ref="PAST_REF"),
    rule("ref", "(?:THESE|THE)? NEXT SPAN_UNITS", ref="FUTURE_REF"),
    rule("ref", "THE? SPAN_UNITS COMING", ref="FUTURE_REF"),
    # how often
    rule("set", "EACH unit=SPAN_UNIT"),
    rule("set", "EACH weekday=WEEKDAY (?:part=PART)?"),
    rule("set", "EACH part=PART"),
    rule("set", "ALL THE (?:amount=PLURAL)? unit=SPAN_UNITS"),
    rule("set", "ALL THE part=PARTS"),
    rule("set", "ALL THE weekday=WEEKDAYS"),
    rule("set", "(?<= PER ) unit=SPAN_UNIT"),
    rule("set", "(?<= OTHER ) value=SET (?! CAPITAL )"),
    rule("set", "(?<= DU ) value=SET (?! CAPITAL|OTHER )"),
    # now, then, soon
    rule("duration", "(?<! OF ) amount=SOMETIME", unit="?"),
    rule("ref", "ref=REF"),
    rule("ref", "(?<= IN_ ) MOMENT", ref="PRESENT_REF"),
]
