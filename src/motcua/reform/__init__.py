"""Management of administrative reform (CCHC): yearly plan, registers, duties to report."""
