"""Told stories: what tellings commit to, as typed claims on anchored slots, and where two tellings exclude each other."""
