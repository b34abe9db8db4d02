"""Views: what one page shows, as frozen plain values, apart from the records it was made from."""
