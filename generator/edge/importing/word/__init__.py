"""Stories that people send as Word files: paragraphs and pictures in, one profile, one story and its photos out."""
