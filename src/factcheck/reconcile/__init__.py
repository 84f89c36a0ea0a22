"""Who is who, and which claims belong together."""
