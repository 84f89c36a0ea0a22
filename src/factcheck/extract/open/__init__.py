"""Claims on attributes that no pack names: any label and value, any cell under its headers, any figure said of something."""
