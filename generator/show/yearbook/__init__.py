"""The yearbook (kỷ yếu) of a conference or a year, planned as plain values."""
