"""Messages to browsers are read by the browser alone, and signed by the shop."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from api.adapters.web_push import WebPush, encrypted, read, written
from api.settings import Settings
from resolvers.ports import PushMessage, PushRefused

# RFC 8291, appendix A.
TEXT = b"When I grow up, I want to be a watermelon"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
BROWSER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SHOP = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
WIRE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_a_message_is_written_as_the_standards_example_is():
    own = ec.derive_private_key(int.from_bytes(read(SHOP), "big"), ec.SECP256R1())

    assert written(encrypted(TEXT, BROWSER, AUTH, own, read(SALT))) == WIRE


@pytest.mark.parametrize("endpoint", ["https://xn--/", "https://127.0.0.1/", "https://[::1]:8000/"])
async def test_a_browser_that_nobody_can_write_to_is_refused(endpoint):
    message = PushMessage(endpoint=endpoint, p256dh=BROWSER, auth=AUTH, content=TEXT, topic="order")

    with pytest.raises(PushRefused):
        await WebPush(Settings(secret="the tests' own")).push(message)
