"""The page where a card is typed into Stripe's own fields: its number never reaches this server."""

import hmac
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.adapters.payments_of_stripe import PAGE, StripePayments
from api.settings import Settings
from api.webhooks.payments import Opened
from resolvers.ports import PaymentRefused, Unavailable

HERE = Path(__file__).parent
templates = Environment(loader=FileSystemLoader(HERE), autoescape=True)
AWAY = "Stripe does not answer. Nothing was charged; please load this page again."


def routes(shop: Opened, settings: Settings) -> list[Route]:
    policy = allowing(settings)
    script = (HERE / "pay.js").read_text()

    async def show(request: Request) -> Response:
        company = shop.ports.payments.companies.get("stripe")
        id, proof = request.path_params["id"], request.query_params.get("proof", "")
        if not isinstance(company, StripePayments) or not is_ours(company, id, proof):
            return Response("There is no such payment.", 404, media_type="text/plain")
        try:
            intent = await company.intent(id)
        except (Unavailable, PaymentRefused):
            return Response(AWAY, 503, media_type="text/plain")
        page = templates.get_template("page.html").render(
            intent=intent.to_dict(),
            key=settings.stripe_publishable_key,
            script=settings.stripe_script_url,
        )
        headers = {"content-security-policy": policy, "cache-control": "no-store"}
        # The address holds the proof, which is nobody else's to see.
        return Response(page, 200, {**headers, "referrer-policy": "no-referrer"}, "text/html")

    async def run(request: Request) -> Response:
        return Response(script, media_type="text/javascript")

    return [Route(f"{PAGE}/pay.js", run), Route(f"{PAGE}/{{id}}", show)]


def is_ours(company: StripePayments, id: str, proof: str) -> bool:
    return hmac.compare_digest(company.proof(id).encode(), proof.encode())


def allowing(settings: Settings) -> str:
    """Stripe's script, its frames and its API, on this page only."""
    there = urlsplit(settings.stripe_script_url)
    script, api = f"{there.scheme}://{there.netloc}", settings.stripe_url
    return (
        f"default-src 'none'; script-src 'self' {script}; connect-src 'self' {api} {script};"
        f" frame-src {script} https://hooks.stripe.com; style-src 'unsafe-inline';"
        f" img-src 'self' data: {script}; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'"
    )
