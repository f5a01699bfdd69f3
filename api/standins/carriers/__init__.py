"""A sandbox carrier: its own process, shipments, labels, a page to track by, and webhooks.

It shares no code with the shop and knows it only by the addresses given with each shipment.
"""
