"""What callers say of shipments, inside other inputs."""

import strawberry


@strawberry.input(description="So many of an order line.")
class FulfilmentLineInput:
    order_line_id: strawberry.ID
    quantity: int
