"""A story's spread pack: what to post, mail and hang up, as far as those it is about have agreed."""
