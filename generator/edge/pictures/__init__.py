"""Pictures made: a limited child process opens and draws, a cache keeps what was made."""
