"""Named figures over dossiers as data: predicates, forms, identities, and their naive reference.

Pure: no Django. ``motcua.reports`` translates the same predicates to SQL.
"""
