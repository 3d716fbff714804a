"""Views: from values to replies, every word from the catalogue."""
