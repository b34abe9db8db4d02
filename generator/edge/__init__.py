"""Where the house touches the world: settings, rendering, writing, verifying, MkDocs and the command line."""
