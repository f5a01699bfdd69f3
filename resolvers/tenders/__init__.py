"""Gift cards and store credit: bought, given, looked at, and taken at the checkout."""
