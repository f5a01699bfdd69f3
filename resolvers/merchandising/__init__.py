"""What merchandisers do to the catalogue."""
