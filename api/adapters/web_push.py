"""Messages to browsers that are closed, by the push service of the browser's maker (RFC 8030).

The service learns that the shop writes, and to which browser; what, only the browser can read
(RFC 8291). Who writes is signed (RFC 8292), by one key that is made from the shop's secret, so
there is none to keep beside it. The two libraries for this are not used: `http-ece` comes as
sources only and was last released in 2024, and `pywebpush` brings two HTTP clients that would
reach into the shop's own network; what is left of them are the forty lines below, on
`cryptography`.
"""

import base64
import json
import os
import time
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api import outgoing
from api.settings import CannotStart, Settings
from resolvers.ports import PushGone, PushMessage, PushRefused, Unavailable

CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve: keys are numbers below it."""
TIMEOUT = 15
KEPT = 24 * 60 * 60
"""Seconds that a service keeps a message for a browser that is off."""
SIGNED_FOR = 12 * 60 * 60
RECORD = 4096
LONGEST = 3993
"""Bytes that fit into the one record that a message is (RFC 8291, 4)."""
GONE = {404, 410}
ASK_AGAIN = {408, 425, 429}


class WebPush:
    """A `Pusher`."""

    def __init__(self, settings: Settings) -> None:
        self._allowed = [one.strip() for one in settings.push_services.split(",") if one.strip()]
        self._signer = Signer(settings)

    async def push(self, message: PushMessage) -> None:
        body = encrypted(message.content, message.p256dh, message.auth)
        headers = {
            "authorization": self._signer.authorization(message.endpoint),
            "content-encoding": "aes128gcm",
            "content-type": "application/octet-stream",
            "ttl": str(KEPT),
            "urgency": "normal",
            "topic": message.topic,
        }
        try:
            async with outgoing.client(*self._allowed, timeout=TIMEOUT) as client:
                answer = await client.post(message.endpoint, content=body, headers=headers)
        except (httpx.InvalidURL, UnicodeError) as wrong:
            raise PushRefused(f"No address to write to: {wrong}") from wrong
        except outgoing.NotPublic as wrong:
            raise PushRefused(str(wrong)) from wrong
        except httpx.HTTPError as error:
            if isinstance(error.__cause__, outgoing.NotPublic):
                raise PushRefused(str(error)) from error
            raise Unavailable(f"The push service does not answer: {error!r}") from error
        _judge(answer)


def _judge(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    words = f"{answer.status_code} {answer.text[:200]}".strip()
    if answer.status_code in GONE:
        raise PushGone(words)
    if answer.status_code in ASK_AGAIN or answer.is_server_error:
        raise Unavailable(f"The push service is busy: {words}")
    raise PushRefused(words)


@dataclass(frozen=True)
class Signer:
    """Says to a push service who writes (VAPID)."""

    settings: Settings

    @cached_property
    def key(self) -> ec.EllipticCurvePrivateKey:
        """Raises CannotStart for a setting that is no key."""
        chosen = self.settings.push_private_key
        if chosen is None:
            secret = self.settings.secret.get_secret_value().encode()
            made = HKDF(SHA256(), length=48, salt=None, info=b"patron: web push").derive(secret)
            return ec.derive_private_key(int.from_bytes(made, "big") % (ORDER - 1) + 1, CURVE)
        try:
            number = int.from_bytes(read(chosen.get_secret_value()), "big")
            return ec.derive_private_key(number, CURVE)
        except ValueError:
            raise CannotStart(
                "PATRON_PUSH_PRIVATE_KEY is no key: 32 bytes of P-256 as base64url, as the"
                " `web-push` programs print it."
            ) from None

    @property
    def public(self) -> str:
        """What browsers are told when they subscribe, base64url."""
        return written(_point(self.key.public_key()))

    def authorization(self, endpoint: str) -> str:
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int(time.time()) + SIGNED_FOR,
            "sub": f"mailto:{parseaddr(self.settings.mail_from)[1]}",
        }
        said = f"{_json({'typ': 'JWT', 'alg': 'ES256'})}.{_json(claims)}"
        r, s = decode_dss_signature(self.key.sign(said.encode(), ec.ECDSA(SHA256())))
        signature = written(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
        return f"vapid t={said}.{signature}, k={self.public}"


def encrypted(
    content: bytes,
    p256dh: str,
    auth: str,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """`content` for one browser alone. The last two are by chance; the RFC's example names them."""
    if len(content) > LONGEST:
        raise PushRefused(f"More than {LONGEST} bytes.")
    own, salt = own or ec.generate_private_key(CURVE), salt or os.urandom(16)
    theirs, mine = read(p256dh), _point(own.public_key())
    try:
        shared = own.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs)
        )
    except ValueError as wrong:
        raise PushRefused("The browser's key is no point of the curve.") from wrong
    material = _derived(shared, read(auth), b"WebPush: info\x00" + theirs + mine, 32)
    key = _derived(material, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(material, salt, b"Content-Encoding: nonce\x00", 12)
    # The octet 2 ends the last record (RFC 8188, 2).
    sealed = AESGCM(key).encrypt(nonce, content + b"\x02", None)
    return salt + RECORD.to_bytes(4, "big") + bytes([len(mine)]) + mine + sealed


def _derived(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length=length, salt=salt, info=info).derive(material)


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _json(value: dict[str, Any]) -> str:
    return written(json.dumps(value, separators=(",", ":")).encode())


def written(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def read(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
