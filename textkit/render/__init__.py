"""Results to text, JSON and other formats; only strings leave here."""
