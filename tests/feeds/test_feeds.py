"""Feeds: the same numbers as the command line's, to those who have a token, and only what it allows."""

import csv
import io
import json
from datetime import date, timedelta

import icalendar
import pytest

from command_line import run
from dashboard.answers import lists
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.feeds.tokens import new_token, revoke, token_of, tokens
from dashboard.home.registers import Home
from dashboard.query.filters import Filters, where_of
from dashboard.register.reader import open_reader
from feeds.asking import Answer, ask

NEXT_YEAR = date.today() + timedelta(days=365)


@pytest.fixture(scope="module")
def key(province) -> str:
    return new_token(province.home, "everything", NEXT_YEAR)


def rows(answer: Answer) -> list[dict[str, str]]:
    assert answer.status == 200, answer.body
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))


def test_indicators_are_those_of_the_command_line(province, key) -> None:
    query = {"sector": "enterprise,institution", "by": "grade", "only": "units_open,members_total"}
    answer = ask(province.home, "/feeds/indicators.json", token=key, **query)
    options = ["--where", "sector=enterprise,institution", "--by", "grade", "--only", "units_open,members_total"]
    expected = run("--home", province.home.folder, "--json", "indicators", *options).json
    kept = ("indicator", "grade", "numerator", "denominator", "unknown", "not_applicable")
    found = [{name: row[name] for name in kept} for row in answer.json]
    assert found == [{name: row[name] for name in kept} for row in expected]
    assert {row["data_nature"] for row in answer.json} == {"synthetic"}
    assert len(rows(ask(province.home, "/feeds/indicators.csv", token=key, **query))) == len(found)


@pytest.mark.parametrize(("feed", "name"), [("worklist", "worklist"), ("health", "unit_health")])
def test_lists_hold_the_rows_of_the_page_under_the_same_url(province, key, feed, name) -> None:
    reader = open_reader(province.current())
    for where in ({}, {"sector": "government"}, {"main_class": "no_union,overdue"}):
        filters = Filters(where=where_of([f"{key}={value}" for key, value in where.items()], catalogue()))
        expected = lists.rows_of(reader, name, filters)
        answer = ask(province.home, f"/feeds/{feed}.csv", headers={"Authorization": f"Bearer {key}"}, **where)
        assert [row["unit_id"] for row in rows(answer)] == list(expected["unit_id"])
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_words_are_in_the_language_asked_for(province, key) -> None:
    answer = ask(province.home, "/feeds/health.csv", token=key, lang="zh", sector="government")
    assert {"单位名称", "主分类"} <= set(rows(answer)[0])
    assert {row["单位性质"] for row in rows(answer)} == {"机关"}


def test_the_calendar_can_be_subscribed_to(province, key) -> None:
    answer = ask(province.home, "/feeds/calendar.ics", token=key, days="60", lang="zh")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = icalendar.Calendar.from_ical(answer.body).walk("VEVENT")
    due = lists.rows_of(open_reader(province.current()), "due", Filters(), horizon=(province.current().date, 60))
    assert len(events) == len(due) > 0
    # The same version gives the same bytes, whenever it is asked.
    assert ask(province.home, "/feeds/calendar.ics", token=key, days="60", lang="zh").body == answer.body


def test_what_has_not_changed_is_not_sent_again(province, key) -> None:
    first = ask(province.home, "/feeds/health.json", token=key, sector="government")
    known = {"If-None-Match": first.headers["etag"]}
    again = ask(province.home, "/feeds/health.json", token=key, sector="government", headers=known)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = ask(province.home, "/feeds/health.json", token=key, sector="institution", headers=known)
    assert (other.status, other.headers["etag"] == first.headers["etag"]) == (200, False)


def test_an_answer_is_compressed_for_those_who_can_read_it(province, key) -> None:
    plain = ask(province.home, "/feeds/health.csv", token=key)
    packed = ask(province.home, "/feeds/health.csv", token=key, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.body) / 3
    assert packed.body == plain.body


def test_a_token_sees_only_its_units_and_the_server_only_its_own(province) -> None:
    secret = new_token(province.home, "organs", NEXT_YEAR, scope=["sector=government,institution"])
    everything = rows(ask(province.home, "/feeds/health.csv", token=secret))
    assert {row["sector"] for row in everything} == {"government", "institution"}
    server = where_of(["sector=institution,enterprise"], catalogue())
    both = rows(ask(province.home, "/feeds/health.csv", scope=server, token=secret))
    assert {row["sector"] for row in both} == {"institution"}
    assert ask(province.home, "/feeds/health.json", token=secret, sector="enterprise").json == []
    (row,) = ask(province.home, "/feeds/indicators.json", scope=server, token=secret, only="units_open").json
    assert row["numerator"] == sum(other["sector"] == "institution" for other in everything) + int(
        ask(province.home, "/feeds/indicators.json", scope=server, token=secret, only="units_not_operating").json[0][
            "numerator"
        ]
    )


def test_who_has_no_valid_token_is_turned_away(province, key, monkeypatch) -> None:
    few = new_token(province.home, "few", NEXT_YEAR, feeds=["calendar"], register="province")
    answer = ask(province.home, "/feeds/health.csv")
    assert (answer.status, answer.headers["www-authenticate"], "令牌" in answer.json["error"]) == (401, "Bearer", True)
    assert ask(province.home, "/feeds/health.csv", token=key[:-1]).status == 401
    assert ask(province.home, "/feeds/health.csv", token=few).status == 403
    assert ask(province.home, "/feeds/calendar.ics", token=few, register="other").status == 403
    assert ask(province.home, "/feeds/calendar.ics", token=few, register="province").status == 200
    revoke(province.home, "few")
    assert ask(province.home, "/feeds/calendar.ics", token=few).status == 401

    class Later(date):
        @classmethod
        def today(cls) -> date:
            return NEXT_YEAR + timedelta(days=1)

    monkeypatch.setattr("dashboard.feeds.feed_request.date", Later)
    assert ask(province.home, "/feeds/health.csv", token=key).status == 401


@pytest.mark.parametrize(
    ("path", "query", "status", "said"),
    [
        ("/feeds/health.xlsx", {}, 404, "/feeds/health.csv"),
        ("/feeds/nothing", {}, 404, "/feeds/worklist.json"),
        ("/feeds/../secret", {}, 404, "/feeds/health.csv"),
        ("/feeds/health.csv", {"sector": "church"}, 400, "sector=church"),
        ("/feeds/health.csv", {"secter": "government"}, 400, "secter"),
        ("/feeds/health.csv", {"as_of": "soon"}, 400, "as_of=soon"),
        ("/feeds/health.csv", {"as_of": "1999-12-31"}, 409, "1999-12-31"),
        ("/feeds/health.csv", {"lang": "fr"}, 400, "lang=fr"),
        ("/feeds/health.csv", {"register": "none"}, 404, "none"),
        ("/feeds/health.csv", {"register": "../x"}, 404, "../x"),
        ("/feeds/health.csv", {"version": "v0099"}, 404, "v0099"),
        ("/feeds/indicators.csv", {"only": "nonsense"}, 400, "nonsense"),
        ("/feeds/indicators.csv", {"by": "colour"}, 400, "sector"),
        ("/feeds/calendar.ics", {"days": "-1"}, 400, "days="),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(province, key, path, query, status, said) -> None:
    answer = ask(province.home, path, headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"}, **query)
    assert (answer.status, list(answer.json), said in answer.json["error"]) == (status, ["error"], True)
    assert answer.headers["cache-control"] == "no-store"


def test_only_reading_is_possible(province, key) -> None:
    assert ask(province.home, "/feeds/health.csv", method="POST", token=key).status == 405
    assert ask(province.home, "/feeds/health.csv", method="HEAD", token=key).status == 200


def test_a_token_is_kept_as_a_hash_for_its_owner_alone(tmp_path) -> None:
    home = Home(tmp_path)
    secret = new_token(home, "one", NEXT_YEAR)
    kept = tmp_path / "tokens.json"
    assert secret not in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    assert token_of(home, secret) == tokens(home)[0]
    assert token_of(home, tokens(home)[0].digest) is None
    for wrong in (
        {"name": "one"},
        {"name": "a/b"},
        {"feeds": ["all"]},
        {"scope": ["colour=red"]},
        {"register": "none"},
        {"expires_on": date(2020, 1, 1)},
    ):
        with pytest.raises(Refused):
            new_token(home, **({"name": "two", "expires_on": NEXT_YEAR} | wrong))
    kept.write_text("{", encoding="utf-8")
    with pytest.raises(Refused, match=r"tokens\.json"):
        tokens(home)


def test_the_command_makes_lists_and_revokes_tokens(tmp_path) -> None:
    home = ["--home", tmp_path]
    made = run(*home, "--json", "token", "new", "portal", "--days", "30", "--scope", "sector=enterprise").json
    assert token_of(Home(tmp_path), made["token"]).scope == ("sector=enterprise",)
    (row,) = run(*home, "--json", "token", "list").json
    assert (row["name"], made["token"] in json.dumps(row)) == ("portal", False)
    assert run(*home, "token", "revoke", "portal").code == 0
    assert run(*home, "token", "revoke", "portal").code == 1
