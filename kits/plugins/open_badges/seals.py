"""The key that badges are signed with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

KEY = "KITS_BADGE_KEY"
"""The environment variable that holds the private key; it stands in no file of a project."""


class UnusableKey(Exception):
    """What was given as the key to sign badges with is none; the text says what it must be."""


@dataclass(frozen=True)
class Seal:
    """The community's own private key; it signs, and is written nowhere."""

    pem: str = field(repr=False)

    def __post_init__(self) -> None:
        """Raises UnusableKey for what is not an Ed25519 private key in PEM."""
        from openbadgeslib.errors import LibOpenBadgesException
        from openbadgeslib.keys import KeyEd25519

        try:
            KeyEd25519().read_private_key(self.pem)
        except (LibOpenBadgesException, ValueError, TypeError):
            raise UnusableKey("it is not an Ed25519 private key in PEM") from None

    @cached_property
    def public(self) -> dict[str, Any]:
        """The key that everyone may know, as a JWK."""
        from openbadgeslib.keys import KeyEd25519, public_jwk_from_pem

        key = KeyEd25519()
        key.read_private_key(self.pem)
        key.pub_key = key.priv_key.public_key()
        return public_jwk_from_pem(key.get_pub_key_pem())

    def sign(self, claims: dict[str, Any]) -> str:
        """A compact VC-JWT."""
        return str(self._signer.sign_payload(claims))

    @cached_property
    def _signer(self) -> Any:
        from openbadgeslib.ob3 import OB3Signer

        return OB3Signer(privkey_pem=self.pem, algorithm="EdDSA")


def seal(secrets: Mapping[str, str]) -> Seal | None:
    """What signs badges; None without a key, which may stand in one line. Raises UnusableKey."""
    pem = secrets.get(KEY)
    return Seal(pem.replace("\\n", "\n")) if pem else None


def new_key() -> str:
    """A new Ed25519 private key in PEM."""
    from openbadgeslib.keys import KeyEd25519

    private, _ = KeyEd25519().generate_keypair()
    return private.decode()
