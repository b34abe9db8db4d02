"""Everything a record names exists."""
