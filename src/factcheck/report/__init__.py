"""A `Report` to words: one file per output."""
