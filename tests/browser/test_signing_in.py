"""Who may change a corpus that is reached from other machines: through a provider of OpenID Connect, and by a password."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, Server, free_port
from tests.browser.test_dashboard import open_page, settled
from tests.read import forms

pytestmark = pytest.mark.browser
PASSWORD = "le pont d’Arras rouvre à 7 h"  # noqa: S105 - of a server that lives as long as the test
EDITOR, READER, UNVERIFIED = "anne@redaction.example", "bruno@ailleurs.example", "carole"
PEOPLE = (
    User(sub=EDITOR, claims={"email": "Anne@Redaction.example", "email_verified": True, "name": "Anne"}),
    User(sub=READER, claims={"email": READER, "email_verified": True, "name": "Bruno"}),
    # has told a provider that anybody may join the editor's address
    User(sub=UNVERIFIED, claims={"email": EDITOR, "email_verified": False, "name": "Carole *the* <b>third</b>"}),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signing_in")
    (folder / "a.txt").write_text(f"Le pont rouvre\n\n{forms.SECOND}", encoding="utf-8")
    from analysis.ingest import ingest  # noqa: PLC0415 - loads the models
    from analysis.store.lake import open_store  # noqa: PLC0415 - only here

    with open_store(folder / "store") as opened:
        ingest([folder / "a.txt"], opened, outlet="Le Phare")
    return folder / "store"


@pytest.fixture(scope="module")
def reachable(store: Path) -> Iterator[Server]:
    """A dashboard that listens on every address, with a provider to sign in with, and a password."""
    port = free_port()
    with run_server_in_thread(user_claims=PEOPLE) as provider:
        secrets = store.parent / "secrets.toml"
        secrets.write_text(f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "only as long as this test"
client_id = "selon"
client_secret = "of this test"
server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"

[selon]
editors = ["{EDITOR}"]
password = "{PASSWORD}"
""", encoding="utf-8")
        running = Server(store, "0.0.0.0", port=port, options=["--secrets.files", str(secrets)])  # noqa: S104 - what is tested
        yield running
        running.stop()


def reads_only(page: Page) -> None:
    """No way to change anything is on the page Corpus, nor on the page Knowledge."""
    assert page.locator('input[type="file"]').count() == 0
    assert page.get_by_text("Remove articles").count() == 0
    assert page.get_by_role("button", name="Save this view").count() == 0


def signed_in(page: Page, server: Server, sub: str) -> None:
    """Through the provider's own page, back to the dashboard, and on to the page Corpus."""
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name=sub, exact=True).click()
    page.wait_for_url(f"{server.url}/**")
    settled(page)
    open_page(page, server, "Corpus")


def test_who_has_not_signed_in_reads_only_and_an_editor_writes_until_signing_out(reachable: Server, page: Page, browser: Browser, tmp_path: Path) -> None:
    open_page(page, reachable, "Corpus")
    expect(page.get_by_text("Sign in to change the corpus.")).to_be_visible()
    reads_only(page)
    signed_in(page, reachable, EDITOR)
    expect(page.get_by_text("Signed in as Anne@Redaction.example.")).to_be_visible()
    note = tmp_path / "n.txt"
    note.write_text(f"La grève\n\n{forms.FIRST}", encoding="utf-8")
    page.locator('input[type="file"]').first.set_input_files(note)
    page.get_by_role("button", name="Read 1 file").click()
    expect(page.get_by_text("1 new article, 0 changed, 0 already there, 0 refused.")).to_be_visible()
    expect(page.get_by_text("Remove articles")).to_be_visible()
    # another visitor meanwhile sees the article, and no way to change it
    other = browser.new_context(locale="en-GB")
    visitor = other.new_page()
    visitor.set_default_timeout(PATIENCE * 1000)
    open_page(visitor, reachable, "Corpus")
    expect(visitor.get_by_text("2 of 2 articles")).to_be_visible()
    reads_only(visitor)
    other.close()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()  # the provider asks whether to sign out there, too
    page.wait_for_url(f"{reachable.url}/**")
    open_page(page, reachable, "Corpus")
    expect(page.get_by_text("Sign in to change the corpus.")).to_be_visible()
    reads_only(page)


@pytest.mark.parametrize(("sub", "shown"), [(READER, READER), (UNVERIFIED, "Carole *the* <b>third</b>")])
def test_another_account_reads_only_and_is_told_why(reachable: Server, page: Page, sub: str, shown: str) -> None:
    open_page(page, reachable, "Corpus")
    signed_in(page, reachable, sub)
    expect(page.get_by_text(f"Signed in as {shown}, who may look but is not one of the editors")).to_be_visible()
    reads_only(page)
    open_page(page, reachable, "Knowledge")
    expect(page.get_by_text("who may look but is not one of the editors")).to_be_visible()


def test_who_is_turned_away_by_the_provider_reads_on(reachable: Server, page: Page) -> None:
    open_page(page, reachable, "Corpus")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(f"{reachable.url}/**")
    settled(page)
    open_page(page, reachable, "Corpus")
    expect(page.get_by_text("Sign in to change the corpus.")).to_be_visible()
    reads_only(page)


def test_the_password_opens_the_corpus_on_every_page_until_signing_out(reachable: Server, page: Page) -> None:
    open_page(page, reachable, "Corpus")
    for guess in ("", "le pont", PASSWORD + " "):
        page.get_by_label("Password", exact=True).fill(guess)
        page.get_by_role("button", name="Sign in with the password").click()
        expect(page.get_by_text("This is not the password.")).to_be_visible()
        settled(page)
        reads_only(page)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in with the password").click()
    expect(page.get_by_text("Signed in with the password.")).to_be_visible()
    expect(page.get_by_text("Remove articles")).to_be_visible()
    assert PASSWORD not in page.content() and PASSWORD not in page.url
    page.get_by_test_id("stSidebar").get_by_role("link", name="Knowledge").click()
    expect(page.get_by_text("Signed in with the password.")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Corpus").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Password", exact=True)).to_be_visible()
    settled(page)
    reads_only(page)


@pytest.mark.parametrize(("secrets", "told"), [
    ("[selon]\npassword = ", ".streamlit/secrets.toml cannot be read"),
    ("[auth]\nclient_id = 'selon'\n", "Sign in to change the corpus."),
    (f"[selon]\neditors = ['{EDITOR}']\npassword = ''\n", "Sign in to change the corpus."),
], ids=["broken file", "half a provider", "empty password"])
def test_what_is_set_up_wrongly_opens_the_corpus_to_nobody_not_even_on_this_machine(
    store: Path, page: Page, tmp_path: Path, secrets: str, told: str,
) -> None:
    (tmp_path / "secrets.toml").write_text(secrets, encoding="utf-8")
    shutil.copytree(store, tmp_path / "store")
    server = Server(tmp_path / "store", options=["--secrets.files", str(tmp_path / "secrets.toml")])
    try:
        open_page(page, server, "Corpus")
        expect(page.get_by_text(told)).to_be_visible()
        reads_only(page)
        if page.get_by_role("button", name="Sign in", exact=True).count():
            page.get_by_role("button", name="Sign in", exact=True).click()
            expect(page.get_by_text("Sign-in is not set up fully.")).to_be_visible()
            expect(page.get_by_text("redirect_uri")).to_be_visible()
            settled(page)
            reads_only(page)
        if page.get_by_label("Password", exact=True).count():
            page.get_by_role("button", name="Sign in with the password").click()
            expect(page.get_by_text("This is not the password.")).to_be_visible()
            settled(page)
            reads_only(page)
    finally:
        server.stop()
