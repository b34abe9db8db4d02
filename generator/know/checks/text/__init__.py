"""Texts and pictures that readers can use."""
