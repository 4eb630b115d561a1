"""Open Badges 3.0: a signed credential for each badge of someone with a face on the wall.

A credential is a VC-JWT (Ed25519, so that the same input signs to the same bytes), signed by
`did:web` of the public site: its key, the credential and the list of what is revoked are served
from there. Nobody's e-mail address is in it: its subject is the page of a person, under the name
they chose.

Revocation needs no memory. In the status list every bit is set but those of the credentials that
the content gives today; so what is no longer earned, consented to or remembered is revoked by the
next build, and the list tells nothing of whose it was.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from openbadgeslib.baking import SVG_ELEMENT_OB3, SVG_NS_OB3, bake_svg
from openbadgeslib.ob3 import (
    Achievement,
    Evidence,
    Issuer,
    OpenBadgeCredential,
    build_did_document,
    did_web_from_url,
    status_entry,
)

from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, File
from kits.model.earning import Awarded
from kits.plugins.open_badges.seals import Seal
from kits.render.emblems import emblem
from kits.render.views import View

PLACES = 1 << 24
"""Bits in the status list, 2 MiB before compression: among so many, one in a thousand revoked
credentials shares its bit with a valid one when twenty thousand are valid."""
LIST = Addresses.badges.beside("status.jwt")
ISSUER = Addresses.badges
"""Below the root of the public site; its DID document is `badges/did.json`."""


def credentials(view: View, seal: Seal) -> Iterator[Artifact]:
    """For each badge awarded `credential.jwt` and `badge.svg`; the issuer's key and status list."""
    site = view.settings.urls.public or ""
    did = did_web_from_url(ISSUER.at(site))
    issuer = Issuer(id=did, name=view.settings.name, url=Addresses.home.at(site))
    valid: set[int] = set()
    for one in view.awarded:
        credential = _credential(one, issuer, site)
        valid.add(_place(str(credential.id)))
        token = seal.sign(credential.to_jwt_payload())
        award = Addresses.award(one.face.slug, one.badge.id)
        yield File(path=award.beside("credential.jwt").path, content=token.encode())
        yield File(path=award.beside("badge.svg").path, content=_baked(one, token))
    document = build_did_document(did, [("key", seal.public)])
    yield File(path=ISSUER.beside("did.json").path, content=_json(document))
    newest = max((one.when for one in view.awarded), default=date(1970, 1, 1))
    yield File(path=LIST.path, content=seal.sign(_list(valid, did, LIST.at(site), newest)).encode())


def _credential(one: Awarded, issuer: Issuer, site: str) -> OpenBadgeCredential:
    badge, slug = one.badge, one.face.slug
    id = Addresses.award(slug, badge.id).beside("credential.jwt").at(site)
    return OpenBadgeCredential(
        id=id,
        issuer=issuer,
        recipient_id=Addresses.person(slug).at(site),
        achievement=Achievement(
            id=Addresses.badge(badge.id).at(site),
            name=badge.name,
            description=badge.for_,
            criteria_narrative=badge.for_,
            achievement_type="Badge",
        ),
        issuance_date=_midnight(one.when),
        evidence=[
            Evidence(id=Addresses.campaign(campaign).at(site), name=title)
            for campaign, title in one.campaigns
        ],
        credential_status=[status_entry(LIST.at(site), "revocation", _place(id))],
    )


def _list(valid: set[int], did: str, address: str, when: date) -> dict[str, Any]:
    """A BitstringStatusListCredential in which all but the valid are revoked.

    As `build_status_list_credential` makes it, but that one reads the clock for the gzip header.
    """
    since = _midnight(when)
    bits = bytearray(b"\xff") * (PLACES // 8)
    for place in valid:
        bits[place // 8] ^= 0x80 >> place % 8
    packed = base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did,
        "validFrom": since.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": f"u{packed}",
        },
        "iss": did,
        "jti": address,
        "nbf": int(since.timestamp()),
    }


def _place(id: str) -> int:
    """The bit of a credential in the status list."""
    return int.from_bytes(sha256(id.encode()).digest()[:4], "big") % PLACES


def _baked(one: Awarded, token: str) -> bytes:
    """The badge as a picture that carries its credential (Open Badges 3.0, 5.3)."""
    baked: bytes = bake_svg(
        emblem(one.badge).encode(), token, element=SVG_ELEMENT_OB3, namespace=SVG_NS_OB3
    )
    return baked


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _json(document: dict[str, Any]) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()
