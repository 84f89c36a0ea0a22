"""`Document` to claims: tag a block once, then match the packs' rules over the tags."""
