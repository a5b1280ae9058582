"""Pure: what an index is made of and how points come about. Knows no Django.

Points are decimals with two digits, rounded half up once, at the leaf; every total is a sum of leaves, so a
total never differs from what stands below it.
"""
