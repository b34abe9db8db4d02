"""What readers see, as plain values: views, safe HTML from author text, and plans of pages and products."""
