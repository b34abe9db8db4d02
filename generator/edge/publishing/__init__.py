"""A built site goes before readers whole or not at all, and can be taken back in one step."""
