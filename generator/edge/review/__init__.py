"""What readers will see change between two versions of the records, for the person who approves it."""
