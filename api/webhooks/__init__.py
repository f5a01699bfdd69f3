"""What others tell us by HTTP: checked, kept, and answered only when it is safe on disk."""
