"""Goods look in the cart and in an order as they do in the shop."""

from models.catalog import ProductPicture
from models.media import Media

PHOTO = "photo { alternative media { widths width height placeholder } }"
CART = f"query {{ cart {{ lines {{ product {{ {PHOTO} }} }} }} }}"
ORDER = f"query ($id: ID!) {{ order(id: $id) {{ lines {{ {PHOTO} }} }} }}"


async def test_a_line_shows_the_photograph_of_its_product(
    ask, save, session, aisle, guest, fill, place
):
    cart = await fill(guest)
    [drawn] = (await ask(CART, viewer=guest))["cart"]["lines"]
    blur_hash = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"
    media = Media(
        digest="d", uploaded_by=aisle.product.id, width=640, height=480, blur_hash=blur_hash
    )
    words = {"alternative": "Bread", "alternatives": {}}
    await save(media, ProductPicture(product_id=aisle.product.id, media_id=media.id, **words))

    [shown] = (await ask(CART, viewer=guest))["cart"]["lines"]
    order = await place(guest, cart)
    [bought] = (await ask(ORDER, viewer=guest, id=order["id"]))["order"]["lines"]

    assert drawn["product"]["photo"] is None
    assert shown["product"]["photo"]["alternative"] == "Bread"
    assert shown["product"]["photo"]["media"]["widths"] == [160, 320, 640]
    assert bought["photo"] == shown["product"]["photo"]
