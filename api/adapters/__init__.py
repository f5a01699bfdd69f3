"""How the world outside is spoken to: over the wire, in tests too."""
