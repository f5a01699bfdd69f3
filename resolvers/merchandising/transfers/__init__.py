"""The whole catalogue as a file, out and in: what goes out and comes in again changes nothing."""
