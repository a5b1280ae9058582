"""What the ORM cannot say, in the one module with SQL of its own (see sql.py)."""
