"""What was read of each document, kept from run to run."""
