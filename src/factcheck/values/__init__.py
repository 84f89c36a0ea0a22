"""Words to typed values and back: dates, numbers with units, names, places, and how alike two names are."""
