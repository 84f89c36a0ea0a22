"""Bytes to documents: what is there to read, in which encoding, cut into which blocks, laid out by which kind of
source."""
