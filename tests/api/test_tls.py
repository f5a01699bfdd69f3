"""By https: a certificate made at start, and cookies that nobody else can plant."""

import asyncio
import socket
import ssl

import httpx
from cryptography import x509

from api.commands import certificate
from api.settings import Settings
from tests.api.logins import log_in, store_account
from tests.api.servers import running
from tests.api.web import ADD, Web, ask, store
from tests.factories import Aisle, a_shop


def test_a_certificate_names_this_machine_and_its_key_is_its_owners_alone(tmp_path):
    made, key = certificate.make(tmp_path / "tls")
    again, _ = certificate.make(tmp_path / "tls")

    names = (
        x509.load_pem_x509_certificate(again.read_bytes())
        .extensions.get_extension_for_class(x509.SubjectAlternativeName)
        .value
    )
    assert {"localhost", socket.gethostname()} <= set(names.get_values_for_type(x509.DNSName))
    addresses = {str(one) for one in names.get_values_for_type(x509.IPAddress)}
    assert {"127.0.0.1", certificate.own_address()} <= addresses
    assert key.stat().st_mode & 0o777 == 0o600
    assert made == again


def test_with_it_the_shop_is_open_to_its_network_unless_told_otherwise(tmp_path):
    there = certificate.with_own_certificate(Settings(var=tmp_path, port=8123))
    told = certificate.with_own_certificate(
        Settings(var=tmp_path, host="127.0.0.1", public_url="https://shop.example")
    )

    assert (there.host, there.port) == ("0.0.0.0", 8123)
    assert there.public_url == f"https://{certificate.own_address()}:8123"
    assert (told.host, told.public_url) == ("127.0.0.1", "https://shop.example")


class SecureWeb(Web):
    def __init__(self, database, provider, folder):
        super().__init__(database, provider)
        made, key = certificate.make(folder)
        self.command += ["--ssl-certfile", str(made), "--ssl-keyfile", str(key)]
        self.trusting = ssl.create_default_context(cafile=str(made))

    async def start(self):
        self.launch()
        self.url = self.url.replace("http:", "https:")
        async with self.browser() as browser:
            for _ in range(300):
                try:
                    await browser.get("/healthz")
                    return
                except httpx.ConnectError:
                    await asyncio.sleep(0.1)

    def browser(self, **headers):
        return httpx.AsyncClient(
            base_url=self.url,
            headers={"x-patron-client": "web", **headers},
            verify=self.trusting,
            trust_env=False,
            timeout=30,
        )


async def test_cookies_by_https_are_this_hosts_own(database, provider, tmp_path):
    aisle = Aisle()
    await store(database, a_shop(), *aisle.models)
    await store_account(database)
    web = SecureWeb(database, provider, tmp_path)
    async with running(web), web.browser() as browser:
        reply = await browser.post(
            "/graphql", json={"query": ADD, "variables": {"v": aisle.variant.gid, "n": 1}}
        )
        await log_in(browser)

        names = set(browser.cookies)
        assert names == {f"__Host-patron_{kind}_{web.port}" for kind in ("session", "visitor")}
        told = reply.headers["set-cookie"].lower()
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= set(told.split("; "))
        assert "domain=" not in told
        assert await ask(browser, "{ me { email } cart { quantity } }") == {
            "me": {"email": "ana@example.com"},
            "cart": {"quantity": 1},
        }
        planted = browser.cookies[f"__Host-patron_session_{web.port}"]
        async with web.browser() as other:
            other.cookies.set(f"patron_session_{web.port}", planted)
            assert await ask(other, "{ me { email } }") == {"me": None}
