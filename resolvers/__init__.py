"""What to load, what to lock, and which model method to call; named as the GraphQL field."""
