"""A browser that lets the shop push to it, and the push service of its maker, over the wire."""

import json
import os
import time

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from api.adapters.web_push import read, written


class PushService:
    """Takes what the rules allow, and keeps it sealed: `status` is what it answers."""

    def __init__(self, url):
        self.url, self.status, self.kept = url, 201, []
        self.app = Starlette(routes=[Route("/{browser}", self.take, methods=["POST"])])

    async def take(self, request):
        check_signed(request.headers["authorization"], self.url)
        assert request.headers["content-encoding"] == "aes128gcm"
        assert int(request.headers["ttl"]) > 0
        if self.status == 201:
            body, topic = await request.body(), request.headers["topic"]
            self.kept.append((request.path_params["browser"], topic, body))
        return Response("", self.status)


def check_signed(header, audience):
    """As RFC 8292 has it: by the key that is named, for this service, and not for long."""
    scheme, _, rest = header.partition(" ")
    parts = dict(one.strip().split("=", 1) for one in rest.split(","))
    said, _, signature = parts["t"].rpartition(".")
    raw = read(signature)
    der = encode_dss_signature(*(int.from_bytes(half, "big") for half in (raw[:32], raw[32:])))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), read(parts["k"]))
    key.verify(der, said.encode(), ec.ECDSA(SHA256()))
    claims = json.loads(read(said.partition(".")[2]))
    assert scheme == "vapid"
    assert claims["aud"] == audience
    assert 0 < claims["exp"] - time.time() < 86_400
    assert claims["sub"].startswith("mailto:")


class Browser:
    """Its keys, and what it reads with them (RFC 8291, written from the reader's side)."""

    def __init__(self, service, name):
        self.endpoint = f"{service.url}/{name}"
        self.name, self.service = name, service
        self.key, self.secret = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
        self.point = self.key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )

    @property
    def keys(self):
        mine = {"p256dh": written(self.point), "auth": written(self.secret)}
        return {"endpoint": self.endpoint, **mine}

    def heard(self):
        mine = (body for name, _, body in self.service.kept if name == self.name)
        return [json.loads(self.opened(body)) for body in mine]

    def opened(self, body):
        salt, length = body[:16], body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        shared = self.key.exchange(ec.ECDH(), point)
        about = b"WebPush: info\x00" + self.point + theirs
        material = HKDF(SHA256(), 32, self.secret, about).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(material)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(material)
        content = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\x00")
        assert content[-1] == 2
        return content[:-1]
