"""The engine that asks a language model: it chooses among what is stored and phrases the rest; facts come from code."""
