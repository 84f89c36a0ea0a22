"""Which value is right: truth discovery (data fusion) over the claims of many sources."""
