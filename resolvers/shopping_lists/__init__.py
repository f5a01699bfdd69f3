"""What people keep besides the cart; `opening` finds it, and knows nothing of carts."""
