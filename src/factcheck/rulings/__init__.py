"""What people have ruled on findings: comments in documents, `[[ignore]]` and `[[levels]]` of the configuration."""
