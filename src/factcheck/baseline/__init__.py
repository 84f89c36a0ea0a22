"""The accepted findings: what is written down of them, the file, and how a report is held against it."""
