import datetime as dt
import json

from icalendar import Calendar

from analysis.export import formats
from tests.export.conftest import ATTACK


def calendar(exhibit):
    return Calendar.from_ical(formats.make(exhibit, "ics"))


def test_every_dated_mention_is_there_as_long_as_its_date(shown):
    exhibit = shown("Timeline", "timeline")
    found = [(str(event["uid"]), event.decoded("dtstart"), event.decoded("dtend")) for event in calendar(exhibit).walk("VEVENT")]
    day = dt.timedelta(days=1)
    assert found == [(f"{row.article_id}-{row.event}@selon.invalid", row.start_date.date(), row.end_date.date() + day)
                     for row in exhibit.rows.itertuples()]
    assert (dt.date(2014, 3, 1), dt.date(2014, 4, 1)) in [(start, end) for _, start, end in found]
    assert (dt.date(2016, 1, 1), dt.date(2017, 1, 1)) in [(start, end) for _, start, end in found]


def test_days_are_floating(shown):
    for event in calendar(shown("Timeline", "timeline")).walk("VEVENT"):
        assert event["dtstart"].params["VALUE"] == "DATE" and "TZID" not in event["dtstart"].params


def test_the_undated_are_counted(shown):
    exhibit = shown("Timeline?ui=en", "timeline")
    assert exhibit.provenance.counts["undated_events"] == 2
    assert "left out: 2 mentions of events" in str(calendar(exhibit)["x-wr-caldesc"])


def test_what_has_not_happened_is_tentative(shown):
    states = {str(event["summary"]): str(event["status"]) for event in calendar(shown("Timeline?status=denied&ui=en", "timeline")).walk("VEVENT")}
    assert states == {"“interfered” (denied)": "TENTATIVE"}


def test_a_hostile_text_ends_no_calendar(shown):
    whole = calendar(shown("Timeline", "timeline"))
    assert len(whole.walk("VCALENDAR")) == 1
    assert any(ATTACK.split()[0] in str(event["description"]) for event in whole.walk("VEVENT"))


def test_timelinejs_comes_back(shown):
    exhibit = shown("Timeline?ui=en", "timeline")
    whole = json.loads(formats.make(exhibit, "timelinejs"))
    assert [slide["unique_id"] for slide in whole["events"]] == [f"{row.article_id}-{row.event}" for row in exhibit.rows.itertuples()]
    months = [slide for slide in whole["events"] if slide["start_date"] == {"year": 2014, "month": 3}]
    assert [slide["display_date"] for slide in months] == ["March 2014"] and "end_date" not in months[0]
    assert {"year": 2016} in [slide["start_date"] for slide in whole["events"]]
    assert "2 mentions of events" in whole["title"]["text"]["text"]


def test_timelinejs_gets_no_markup_from_an_article(shown):
    made = formats.make(shown("Timeline", "timeline"), "timelinejs").decode()
    assert "<script" not in made and "&lt;script&gt;" in made
