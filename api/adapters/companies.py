"""The payment companies that the settings name, each spoken to over its own connections."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from api.adapters import payments, payments_of_paypal, payments_of_stripe
from api.settings import CannotStart, Settings
from resolvers.ports import Gateways, PaymentGateway, PaymentWay

Open = Callable[[Settings], AbstractAsyncContextManager[PaymentGateway]]
KNOWN: Mapping[str, Open] = {
    "sandbox": payments.opened,
    "stripe": payments_of_stripe.opened,
    "paypal": payments_of_paypal.opened,
}


CHECKS: Mapping[str, Callable[[Settings], None]] = {
    "sandbox": payments.check,
    "stripe": payments_of_stripe.check,
    "paypal": payments_of_paypal.check,
}


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Gateways]:
    """All of them for the life of a process, also those that only take back what they took."""
    async with AsyncExitStack() as stack:
        companies = {
            name: await stack.enter_async_context(KNOWN[name](settings)) for name in named(settings)
        }
        yield Gateways(companies, offered(settings), settings.capture == "at_order")


def check(settings: Settings) -> None:
    """Before anything is opened. Raises CannotStart for what is missing to speak to one of them."""
    for name in named(settings):
        CHECKS[name](settings)


def named(settings: Settings) -> list[str]:
    """Each of them once. Raises CannotStart for a company that nobody knows here."""
    ways = offered(settings)
    return list(dict.fromkeys([*(one.provider for one in ways), *configured(settings)]))


def offered(settings: Settings) -> list[PaymentWay]:
    """Raises CannotStart for a company that nobody knows here."""
    ways = []
    for pair in settings.payment_methods.split(","):
        code, _, provider = (part.strip() for part in pair.partition(":"))
        if not code or provider not in KNOWN:
            raise CannotStart(
                "PATRON_PAYMENT_METHODS is not usable: it should look like card:sandbox,"
                f"paypal:sandbox, and the companies known are {', '.join(KNOWN)}."
            )
        ways.append(PaymentWay(code, provider))
    return ways


def configured(settings: Settings) -> list[str]:
    """Companies that are no way to pay any more may still have to give money back."""
    keys = {"stripe": settings.stripe_secret_key, "paypal": settings.paypal_client_secret}
    return [name for name, key in keys.items() if key is not None]
