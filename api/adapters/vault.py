"""What is sealed can be read again by whoever has the shop's secret, and by nobody else."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class SecretVault:
    """A `Vault` on keys of its own, derived from the shop's secret."""

    def __init__(self, secret: str) -> None:
        self._seals = Fernet(urlsafe_b64encode(_key(secret, b"patron: seal")))
        self._derives = _key(secret, b"patron: derive")

    def seal(self, text: str) -> str:
        return self._seals.encrypt(text.encode()).decode()

    def unseal(self, sealed: str) -> str | None:
        """None when it was sealed with another secret, or is damaged."""
        try:
            return self._seals.decrypt(sealed).decode()
        except InvalidToken:
            return None

    def derive(self, purpose: str, token: str) -> str:
        about = f"{purpose}\x1f{token}".encode("utf-8", "surrogatepass")
        return urlsafe_b64encode(hmac.digest(self._derives, about, sha256)).decode().rstrip("=")


def _key(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
