"""Pages of which only the frame is drawn: their content is somebody's own, and comes later."""

from urllib.parse import urlencode

from starlette.requests import Request

from api.pages.asking import Asking
from api.pages.locales import t
from api.pages.page import Page, in_shop


async def cart(request: Request, asking: Asking) -> Page:
    values = await in_shop(asking)
    fitting = await asking.own("Recommended", placement="CART", first=10)
    return Page(
        template="cart.html",
        title=t("Your cart"),
        description="What is in your cart, and what it costs to the cent.",
        address="/cart",
        chunks=("src/features/cart/CartPage.tsx",),
        values={**values, **fitting},
        is_indexed=False,
    )


async def log_in(request: Request, asking: Asking) -> Page:
    return await _form(request, asking, "login", "Log in", "src/features/identity/LogInPage.tsx")


async def sign_up(request: Request, asking: Asking) -> Page:
    title, chunk = "Make an account", "src/features/identity/SignUpPage.tsx"
    return await _form(request, asking, "signup", title, chunk)


async def _form(request: Request, asking: Asking, name: str, title: str, chunk: str) -> Page:
    values = await in_shop(asking)
    next = request.query_params.get("next")
    return Page(
        template=f"{name}.html",
        title=t(title),
        description=f"{title}: your usual things at the door, every order in one place, and the "
        "cart on all your devices.",
        address=f"/{name}",
        chunks=(chunk,),
        values={**values, "next": f"?{urlencode({'next': next})}" if next else ""},
    )


async def checkout(request: Request, asking: Asking) -> Page:
    await asking.own("Me")
    await asking.own("Cart")
    await asking.own("Checkout")
    return Page(
        template="checkout.html",
        title=t("Checkout"),
        description="Where it shall go, how it shall come, and what it costs.",
        address="/checkout",
        chunks=("src/app/CheckoutFrame.tsx", "src/features/checkout/CheckoutPage.tsx"),
        is_indexed=False,
    )


async def account(request: Request, asking: Asking) -> Page:
    """Any page about oneself. The bundle knows which, and gives it its title."""
    values = await in_shop(asking)
    return Page(
        template="account.html",
        title=t("Your account"),
        description="Your orders, points, returns and questions.",
        address=request.url.path,
        chunks=("src/features/account/AccountFrame.tsx",),
        values=values,
        is_indexed=False,
    )


async def desk(request: Request, asking: Asking) -> Page:
    return Page(
        template="desk.html",
        title="Desk",
        description="For the people who run the shop.",
        address=request.url.path,
        chunks=("src/features/desk/DeskFrame.tsx",),
        is_indexed=False,
    )


async def not_found(request: Request, asking: Asking) -> Page:
    """A true 404, with the way back to the shelves."""
    return Page(
        template="not_found.html",
        title=t("Not found"),
        description="This address leads nowhere.",
        address=request.url.path,
        chunks=("src/components/NotFoundPage.tsx",),
        values=await in_shop(asking),
        status=404,
        is_indexed=False,
    )
