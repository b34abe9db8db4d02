"""Records of exemplary people and collectives in git, checked, joined and shown as a themed site."""

__version__ = "0.1.0"
