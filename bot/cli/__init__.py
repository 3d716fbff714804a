"""The commands a person types at the shell."""
