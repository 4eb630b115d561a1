"""Credentials as a verifier of Open Badges 3.0 reads them, which nobody here wrote."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.plugins.open_badges import beside, signed
from kits.plugins.open_badges.seals import KEY, Seal, UnusableKey, new_key
from kits.render.seeing import Results, view
from kits.render.views import View
from tests.schema.written import campaign, load

AFTER = datetime.fromisoformat("2025-12-14T00:30:00+08:00")
SITE = "https://readers.example/community/"
PEM = new_key()

BADGES = """
    - id: open-door
      name: The open door
      icon: 🚪
      for: Wrote the notices
      rule: {credit: duty}
    """
DUTIES = "duties: {copywriting: [mira, bo, an], promotion: {waived: none}}"


def written(credit: str = "name", url: str = SITE, badges: str = BADGES) -> Community:
    people = f"""
        id,name,credit,alias
        mira,Mira,{credit},Lamplighter
        bo,Bo,,
        an,An,anonymous,
        ops,Ops,name,
        """
    made = load(
        {
            "community.yml": f"""
                name: Readers
                locale: en
                timezone: Asia/Shanghai
                urls: {{public: {url}}}
                """,
            "people/all.csv": people,
            "badges.yml": badges,
            "campaigns/drive/campaign.md": campaign(
                DUTIES,
                announcer="leader",
                kind="gathering",
                starts="2025-12-07",
                ends="2025-12-13",
            ),
        }
    )[0]
    assert made
    return made


def seen(credit: str = "name", url: str = SITE, badges: str = BADGES, key: str = PEM) -> View:
    return view(
        written(credit, url, badges), Audience.PUBLIC, Clock(AFTER), Results(secrets={KEY: key})
    )


def files_of(shown: View) -> dict[str, bytes]:
    """The files of the public tree that credentials are, by path."""
    return {file.path: file.content for file in signed(shown) if isinstance(file, File)}


def served(shown: View) -> Callable[[str], bytes]:
    """The public site, as a verifier fetches from it."""
    files = files_of(shown)
    return lambda address: files[address.removeprefix(SITE)]


MIRAS = SITE + "people/mira/badges/open-door/"


def verified(download: Callable[[str], bytes], token: str) -> object:
    verifier = OB3Verifier.for_issuer_did("did:web:readers.example:community:badges", download)
    return verifier.verify(token, check_status=True, download=download)


def test_a_verifier_accepts_the_credential_of_someone_who_agreed_to_be_named() -> None:
    site = served(seen())
    credential = verified(site, site(f"{MIRAS}credential.jwt").decode())
    assert credential.recipient_id == f"{SITE}people/mira/"  # type: ignore[attr-defined]
    assert credential.achievement.name == "The open door"  # type: ignore[attr-defined]
    assert credential.issuance_date.isoformat() == "2025-12-13T00:00:00+00:00"  # type: ignore[attr-defined]


def test_the_badge_carries_the_same_credential() -> None:
    site = served(seen())
    token = OB3Verifier.extract_token_from_svg(site(f"{MIRAS}badge.svg"))
    assert token == site(f"{MIRAS}credential.jwt").decode()


@pytest.mark.parametrize("part", [0, 1, 2], ids=["header", "claims", "signature"])
def test_a_verifier_refuses_an_altered_credential(part: int) -> None:
    site = served(seen())
    pieces = site(f"{MIRAS}credential.jwt").decode().split(".")
    flipped = "A" if pieces[part][9] != "A" else "B"
    pieces[part] = pieces[part][:9] + flipped + pieces[part][10:]
    with pytest.raises(OB3VerificationError):
        verified(site, ".".join(pieces))


def test_a_verifier_refuses_a_credential_given_to_another() -> None:
    site = served(seen())
    head, claims, sign = site(f"{MIRAS}credential.jwt").decode().split(".")
    facts = json.loads(base64.urlsafe_b64decode(claims + "=="))
    facts["credentialSubject"]["id"] = f"{SITE}people/somebody/"
    forged = base64.urlsafe_b64encode(json.dumps(facts).encode()).decode().rstrip("=")
    with pytest.raises(OB3VerificationError):
        verified(site, f"{head}.{forged}.{sign}")


def test_a_verifier_refuses_what_another_key_files_of() -> None:
    stranger = served(seen(key=new_key()))
    with pytest.raises(OB3VerificationError):
        verified(served(seen()), stranger(f"{MIRAS}credential.jwt").decode())


@pytest.mark.parametrize("credit", ["none", "anonymous", "alias"])
def test_the_next_build_revokes_what_is_no_longer_consented_to(credit: str) -> None:
    token = served(seen())(f"{MIRAS}credential.jwt").decode()
    with pytest.raises(OB3VerificationError, match="revocation"):
        verified(served(seen(credit)), token)


def test_only_those_who_agreed_to_be_named_have_one_and_under_the_name_they_chose() -> None:
    files = files_of(seen("alias"))
    assert sorted(files) == [
        "badges/did.json",
        "badges/status.jwt",
        "people/lamplighter/badges/open-door/badge.svg",
        "people/lamplighter/badges/open-door/credential.jwt",
    ]
    known = files["badges/did.json"].decode()
    key = re.findall(r'"x": "([^"]+)"', known)  # of random letters, in which any name may stand
    assert key
    said = " ".join([*_claims(files), known]).replace(key[0], "")
    assert [name for name in ("mira", "Mira", "Bo", "An", "mailto") if name in said] == []


def _claims(files: dict[str, bytes]) -> list[str]:
    tokens = [content.decode() for path, content in files.items() if path.endswith(".jwt")]
    return [base64.urlsafe_b64decode(token.split(".")[1] + "==").decode() for token in tokens]


def test_the_same_content_and_key_give_the_same_bytes() -> None:
    assert files_of(seen()) == files_of(seen())


@pytest.mark.parametrize(
    ("url", "badges"), [("http://readers.example/", BADGES), (SITE, "[]")], ids=["http", "none"]
)
def test_without_an_address_to_check_at_or_a_badge_nothing_is_signed(url: str, badges: str) -> None:
    without = seen(url=url, badges=badges)
    assert not list(beside(without))
    assert files_of(without) == {}
    assert [file for file, _ in beside(seen())] == ["credential.jwt", "badge.svg"]


def test_without_a_key_nothing_is_signed() -> None:
    without = seen(key="")
    assert not list(beside(without))
    assert files_of(without) == {}


@pytest.mark.parametrize("pem", ["", "nonsense", new_key().replace("PRIVATE", "PUBLIC")])
def test_a_key_that_cannot_sign_is_refused(pem: str) -> None:
    with pytest.raises(UnusableKey, match="not an Ed25519 private key"):
        Seal(pem)
