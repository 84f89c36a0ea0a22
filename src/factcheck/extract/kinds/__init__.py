"""Extractor kinds: one file each, found by walking this folder in name order."""
