"""How updates come in: fetched, stored, confirmed, and only then worked on, in order inside each chat."""
