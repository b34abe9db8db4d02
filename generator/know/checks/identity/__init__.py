"""Who is who: ids, aliases, people that look like one person."""
