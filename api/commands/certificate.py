"""A certificate for this machine's own names, signed by itself: browsers ask whether to go on."""

import ipaddress
import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from api.settings import Settings

LASTS = timedelta(days=90)


def with_own_certificate(settings: Settings) -> Settings:
    """The same shop by https, open to its network unless it was told where to listen."""
    certificate, key = make(settings.var / "tls")
    given = settings.model_dump(include=settings.model_fields_set)
    host = settings.host if "host" in settings.model_fields_set else "0.0.0.0"
    own = f"https://{own_address()}:{settings.port}"
    return Settings.read(
        **{"public_url": own, **given, "host": host, "tls_certificate": certificate, "tls_key": key}
    )


def make(folder: Path) -> tuple[Path, Path]:
    """Write `certificate.pem` and `key.pem` anew, for the addresses of today."""
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(_signed(key).public_bytes(serialization.Encoding.PEM))
    secret.unlink(missing_ok=True)
    with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    return certificate, secret


def _signed(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    now = datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Patron on this machine")])
    addresses = {ipaddress.ip_address(one) for one in ("127.0.0.1", "::1", own_address())}
    names: list[x509.GeneralName] = [
        *(x509.DNSName(one) for one in dict.fromkeys(("localhost", socket.gethostname()))),
        *(x509.IPAddress(one) for one in sorted(addresses, key=str)),
    ]
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )


def own_address() -> str:
    """By which others on the same network reach this machine; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
