"""A stand-in of PayPal's Orders v2, as its documentation has it: a process, a ledger, a page.

It shares no code with the shop, and holds what it knows in memory.
"""
