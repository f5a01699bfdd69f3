"""The edge: HTTP, who is calling, settings, jobs and outside services."""
