"""Two sample decisions with their annexes, built like Quyết định 2686 and Quyết định 2020 of an inspection.

The first is the list of the province, 150 procedures; the second the list that a ward works by. What differs
between them is known beforehand (``pair.TRUTH``), so that a reconciliation can be judged.
"""
