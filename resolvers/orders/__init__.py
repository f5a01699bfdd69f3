"""Orders: placed and paid, moved on and watched, read by their buyer and the desk."""
