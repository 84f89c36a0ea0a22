"""Clusters of claims to verdicts and findings: one file per kind of value."""
