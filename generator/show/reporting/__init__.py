"""The council's report: numbers, and behind each number the list that makes it."""
