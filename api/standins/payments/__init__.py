"""A sandbox payment company: its own process, ledger, card page and webhooks.

It shares no code with the shop and knows it only by the addresses given with each payment.
"""
